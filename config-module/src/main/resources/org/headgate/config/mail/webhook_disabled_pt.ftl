<#assign subject>Os eventos deixaram de ser enviados: ${endpoint}</#assign>
<@m.mail>
<@m.p><#if name?has_content>Olá, ${name},<#else>Olá,</#if></@m.p>
<@m.p>
<#if reason == "gone">um destino de eventos de ${service} respondeu que já não existe e não quer mais pedidos (410), por isso foi desativado de
imediato.<#else>um destino de eventos de ${service} não aceita nada há três dias e foi desativado.</#if> O que esperava pelo envio foi abandonado e fica guardado
durante 30 dias.
</@m.p>
<@m.fact "Destino">${endpoint}</@m.fact>
<@m.fact "Último erro">${error}</@m.fact>
<@m.gap/>
<@m.p>Quando a causa tiver desaparecido, ative o destino e envie de novo o que foi abandonado.</@m.p>
</@m.mail>
