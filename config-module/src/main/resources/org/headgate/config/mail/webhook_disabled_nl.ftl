<#assign subject>Gebeurtenissen worden niet meer verstuurd: ${endpoint}</#assign>
<@m.mail>
<@m.p><#if name?has_content>Hallo ${name},<#else>Hallo,</#if></@m.p>
<@m.p>
<#if reason == "gone">een ontvanger van gebeurtenissen van ${service} antwoordde dat hij niet meer bestaat en geen verzoeken meer wil (410), daarom is hij meteen
uitgeschakeld.<#else>een ontvanger van gebeurtenissen van ${service} heeft drie dagen lang niets aangenomen en is uitgeschakeld.</#if> Wat erop wachtte, is
opgegeven en wordt 30 dagen bewaard.
</@m.p>
<@m.fact "Ontvanger">${endpoint}</@m.fact>
<@m.fact "Laatste fout">${error}</@m.fact>
<@m.gap/>
<@m.p>Als de oorzaak weg is, schakelt u de ontvanger weer in en verstuurt u opnieuw wat is opgegeven.</@m.p>
</@m.mail>
