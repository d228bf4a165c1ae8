<#assign subject>O seu agendamento foi parado: ${schedule}</#assign>
<@m.mail>
<@m.p><#if name?has_content>Olá ${name},<#else>Olá,</#if></@m.p>
<@m.p>
<#if (reason!"failed") == "gone">o destinatário do seu agendamento em ${service} respondeu que já não existe e que não quer mais pedidos (410), por isso o
agendamento foi parado de imediato.<#else>o seu agendamento em ${service} falhou dez vezes seguidas, cada vez depois de todas as tentativas, e foi parado.</#if>
O que ele devia fazer já não é feito.
</@m.p>
<@m.fact "Agendamento">${schedule}</@m.fact>
<@m.fact "Último erro">${error}</@m.fact>
<@m.gap/>
<@m.p>Quando a causa estiver resolvida, retome o agendamento. O que estava previsto até então não é recuperado; para isso serve a
recuperação (backfill).</@m.p>
</@m.mail>
