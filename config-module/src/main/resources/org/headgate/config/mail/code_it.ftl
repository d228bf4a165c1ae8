<#assign subject>${code} è il suo codice per ${service}</#assign>
<@m.mail>
<@m.code>${code}</@m.code>
<@m.p>
<#switch purpose>
<#case "password_reset">è il suo codice per scegliere una nuova password.<#break>
<#case "login">è il suo codice per accedere.<#break>
<#case "email_change">è il suo codice per fare di questo l’indirizzo del suo account.<#break>
<#default>è il suo codice per confermare questo indirizzo e-mail.
</#switch>${" "}
Vale ${minutes} minuti e per un solo uso.
</@m.p>
<@m.p>
Lo inserisca solo dove lo ha richiesto e non lo dia a nessuno, chiunque dica di essere.
</@m.p>
<@m.p>
<#switch purpose>
<#case "password_reset">Se non lo ha richiesto, ignori questa e-mail: la sua password resta com’è.<#break>
<#case "login">Se non lo ha richiesto, ignori questa e-mail: senza il codice nessuno può entrare.<#break>
<#default>Se non lo ha richiesto, qualcuno ha scritto il suo indirizzo per errore: ignori questa e-mail e non succederà nulla.
</#switch>${" "}
</@m.p>
</@m.mail>
