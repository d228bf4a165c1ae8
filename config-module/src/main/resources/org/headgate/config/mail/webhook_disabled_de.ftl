<#assign subject>Ereignisse werden nicht mehr gesendet: ${endpoint}</#assign>
<@m.mail>
<@m.p><#if name?has_content>Guten Tag ${name},<#else>Guten Tag,</#if></@m.p>
<@m.p>
<#if reason == "gone">ein Empfänger von Ereignissen von ${service} hat geantwortet, dass es ihn nicht mehr gibt und er keine Anfragen mehr wünscht (410).
Deshalb wurde er sofort abgeschaltet.<#else>ein Empfänger von Ereignissen von ${service} hat drei Tage lang nichts angenommen und wurde abgeschaltet.</#if> Was
auf ihn wartete, wurde aufgegeben und wird 30 Tage lang aufbewahrt.
</@m.p>
<@m.fact "Empfänger">${endpoint}</@m.fact>
<@m.fact "Letzter Fehler">${error}</@m.fact>
<@m.gap/>
<@m.p>Wenn die Ursache behoben ist, schalten Sie den Empfänger wieder ein und senden Sie das Aufgegebene noch einmal.</@m.p>
</@m.mail>
