<#assign subject>Uw planning is gestopt: ${schedule}</#assign>
<@m.mail>
<@m.p><#if name?has_content>Hallo ${name},<#else>Hallo,</#if></@m.p>
<@m.p>
<#if (reason!"failed") == "gone">de ontvanger van uw planning bij ${service} heeft geantwoord dat hij niet meer bestaat en geen verzoeken meer wil (410), daarom is
de planning direct gestopt.<#else>uw planning bij ${service} is tien keer achter elkaar mislukt, telkens na alle pogingen, en is gestopt.</#if>
Wat de planning moest doen, gebeurt niet meer.
</@m.p>
<@m.fact "Planning">${schedule}</@m.fact>
<@m.fact "Laatste fout">${error}</@m.fact>
<@m.gap/>
<@m.p>Hervat de planning wanneer de oorzaak is verholpen. Wat tot dan gepland was, wordt niet ingehaald; dat kan met een inhaalactie
(backfill).</@m.p>
</@m.mail>
