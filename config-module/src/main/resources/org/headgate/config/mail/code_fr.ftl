<#assign subject>${code} est votre code pour ${service}</#assign>
<@m.mail>
<@m.code>${code}</@m.code>
<@m.p>
<#switch purpose>
<#case "password_reset">est votre code pour choisir un nouveau mot de passe.<#break>
<#case "login">est votre code pour vous connecter.<#break>
<#case "email_change">est votre code pour faire de cette adresse celle de votre compte.<#break>
<#default>est votre code pour confirmer cette adresse e-mail.
</#switch>${" "}
Il est valable ${minutes} minutes et ne sert qu’une fois.
</@m.p>
<@m.p>
Saisissez-le uniquement là où vous l’avez demandé, et ne le donnez à personne, quelle que soit la personne qui le demande.
</@m.p>
<@m.p>
<#switch purpose>
<#case "password_reset">Si vous ne l’avez pas demandé, ignorez cet e-mail : votre mot de passe reste le même.<#break>
<#case "login">Si vous ne l’avez pas demandé, ignorez cet e-mail : sans le code, personne ne peut se connecter.<#break>
<#default>Si vous ne l’avez pas demandé, quelqu’un a saisi votre adresse par erreur : ignorez cet e-mail, et rien ne se passera.
</#switch>${" "}
</@m.p>
</@m.mail>
