<#assign subject>Su programación se ha detenido: ${schedule}</#assign>
<@m.mail>
<@m.p><#if name?has_content>Hola ${name},<#else>Hola,</#if></@m.p>
<@m.p>
<#if (reason!"failed") == "gone">el destinatario de su programación en ${service} respondió que ya no existe y que no quiere más peticiones (410), así que la
programación se detuvo de inmediato.<#else>su programación en ${service} ha fallado diez veces seguidas, cada vez después de todos sus intentos, y se ha detenido.</#if>
Lo que tenía que hacer ya no se hace.
</@m.p>
<@m.fact "Programación">${schedule}</@m.fact>
<@m.fact "Último error">${error}</@m.fact>
<@m.gap/>
<@m.p>Cuando haya desaparecido la causa, reanude la programación. Lo que hubiera tocado hasta entonces no se recupera; para eso está el
relleno (backfill).</@m.p>
</@m.mail>
