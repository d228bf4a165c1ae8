<#assign subject>La sua pianificazione è stata fermata: ${schedule}</#assign>
<@m.mail>
<@m.p><#if name?has_content>Buongiorno ${name},<#else>Buongiorno,</#if></@m.p>
<@m.p>
<#if (reason!"failed") == "gone">il destinatario della sua pianificazione su ${service} ha risposto che non esiste più e che non vuole altre richieste (410), perciò
la pianificazione è stata fermata subito.<#else>la sua pianificazione su ${service} è fallita dieci volte di seguito, ogni volta dopo tutti i suoi tentativi, ed è stata fermata.</#if>
Ciò che doveva fare non viene più fatto.
</@m.p>
<@m.fact "Pianificazione">${schedule}</@m.fact>
<@m.fact "Ultimo errore">${error}</@m.fact>
<@m.gap/>
<@m.p>Quando la causa sarà risolta, riprenda la pianificazione. Ciò che era previsto nel frattempo non viene recuperato; per questo c’è il
recupero (backfill).</@m.p>
</@m.mail>
