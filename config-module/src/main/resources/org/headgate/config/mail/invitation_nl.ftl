<#assign subject>${code} is de code van uw uitnodiging voor ${service}</#assign>
<@m.mail>
<@m.code>${code}</@m.code>
<@m.p><#if name?has_content>Hallo ${name},<#else>Hallo,</#if></@m.p>
<@m.p>
u bent uitgenodigd om een account bij ${service} te gebruiken. Voer om dit te accepteren de code hierboven in, samen met dit
e-mailadres, en kies een wachtwoord. De code is geldig tot ${until} en werkt één keer.
</@m.p>
<@m.p>
Voer de code alleen in waar degene die u uitnodigde dat heeft gezegd en geef hem aan niemand, wie het ook zegt te zijn.
</@m.p>
<@m.p>
Als u deze e-mail niet verwachtte, negeer hem dan: zonder de code kan het account niet worden gebruikt.
</@m.p>
</@m.mail>
