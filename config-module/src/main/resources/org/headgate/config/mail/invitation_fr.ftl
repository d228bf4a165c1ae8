<#assign subject>${code} est le code de votre invitation à ${service}</#assign>
<@m.mail>
<@m.code>${code}</@m.code>
<@m.p><#if name?has_content>Bonjour ${name},<#else>Bonjour,</#if></@m.p>
<@m.p>
vous êtes invité(e) à utiliser un compte ${service}. Pour accepter, saisissez le code ci-dessus avec cette adresse e-mail et
choisissez un mot de passe. Le code est valable jusqu’au ${until} et ne sert qu’une fois.
</@m.p>
<@m.p>
Saisissez-le uniquement là où on vous a dit de le faire, et ne le donnez à personne, quelle que soit la personne qui le demande.
</@m.p>
<@m.p>
Si vous n’attendiez pas cet e-mail, ignorez-le : sans le code, le compte ne peut pas être utilisé.
</@m.p>
</@m.mail>
