<#assign subject>Gli eventi non vengono più inviati: ${endpoint}</#assign>
<@m.mail>
<@m.p><#if name?has_content>Buongiorno ${name},<#else>Buongiorno,</#if></@m.p>
<@m.p>
<#if reason == "gone">un destinatario degli eventi di ${service} ha risposto che non esiste più e non vuole altre richieste (410), perciò è stato disattivato
subito.<#else>un destinatario degli eventi di ${service} non accetta nulla da tre giorni ed è stato disattivato.</#if> Ciò che era in attesa è stato abbandonato
e resta conservato per 30 giorni.
</@m.p>
<@m.fact "Destinatario">${endpoint}</@m.fact>
<@m.fact "Ultimo errore">${error}</@m.fact>
<@m.gap/>
<@m.p>Quando la causa non c’è più, riattivi il destinatario e invii di nuovo ciò che è stato abbandonato.</@m.p>
</@m.mail>
