<#assign subject>${code} è il codice del suo invito a ${service}</#assign>
<@m.mail>
<@m.code>${code}</@m.code>
<@m.p><#if name?has_content>Buongiorno ${name},<#else>Buongiorno,</#if></@m.p>
<@m.p>
è invitato a usare un account su ${service}. Per accettare, inserisca il codice qui sopra insieme a questo indirizzo e-mail e scelga
una password. Il codice vale fino al ${until} e per un solo uso.
</@m.p>
<@m.p>
Lo inserisca solo dove le ha detto chi l’ha invitata e non lo dia a nessuno, chiunque dica di essere.
</@m.p>
<@m.p>
Se non aspettava questa e-mail, la ignori: senza il codice l’account non può essere usato.
</@m.p>
</@m.mail>
