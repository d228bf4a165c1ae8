<#assign subject>Ihr Zeitplan wurde angehalten: ${schedule}</#assign>
<@m.mail>
<@m.p><#if name?has_content>Guten Tag ${name},<#else>Guten Tag,</#if></@m.p>
<@m.p>
<#if (reason!"failed") == "gone">der Empfänger Ihres Zeitplans bei ${service} hat geantwortet, dass es ihn nicht mehr gibt und er keine Anfragen mehr wünscht (410).
Deshalb wurde der Zeitplan sofort angehalten.<#else>Ihr Zeitplan bei ${service} ist zehnmal hintereinander gescheitert, jeweils nach allen Versuchen, und wurde angehalten.</#if> Was er tun
sollte, geschieht nicht mehr.
</@m.p>
<@m.fact "Zeitplan">${schedule}</@m.fact>
<@m.fact "Letzter Fehler">${error}</@m.fact>
<@m.gap/>
<@m.p>Wenn die Ursache behoben ist, setzen Sie den Zeitplan fort. Was bis dahin fällig war, wird nicht nachgeholt; das leistet ein Backfill.</@m.p>
</@m.mail>
