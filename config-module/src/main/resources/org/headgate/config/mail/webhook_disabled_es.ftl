<#assign subject>Ya no se envían eventos: ${endpoint}</#assign>
<@m.mail>
<@m.p><#if name?has_content>Hola, ${name}:<#else>Hola:</#if></@m.p>
<@m.p>
<#if reason == "gone">Un destino de eventos de ${service} respondió que ya no existe y que no quiere más peticiones (410), así que se desactivó de
inmediato.<#else>Un destino de eventos de ${service} no ha aceptado nada en tres días y se desactivó.</#if> Lo que esperaba su envío se abandonó y se conserva
durante 30 días.
</@m.p>
<@m.fact "Destino">${endpoint}</@m.fact>
<@m.fact "Último error">${error}</@m.fact>
<@m.gap/>
<@m.p>Cuando la causa haya desaparecido, active el destino y vuelva a enviar lo abandonado.</@m.p>
</@m.mail>
