<#assign subject>${code} is uw code voor ${service}</#assign>
<@m.mail>
<@m.code>${code}</@m.code>
<@m.p>
<#switch purpose>
<#case "password_reset">is uw code om een nieuw wachtwoord te kiezen.<#break>
<#case "login">is uw code om u aan te melden.<#break>
<#case "email_change">is uw code om dit het adres van uw account te maken.<#break>
<#default>is uw code om dit e-mailadres te bevestigen.
</#switch>${" "}
De code is ${minutes} minuten geldig en werkt één keer.
</@m.p>
<@m.p>
Voer de code alleen in waar u erom hebt gevraagd en geef hem aan niemand, wie het ook zegt te zijn.
</@m.p>
<@m.p>
<#switch purpose>
<#case "password_reset">Als u er niet om hebt gevraagd, negeer deze e-mail dan: uw wachtwoord blijft zoals het is.<#break>
<#case "login">Als u er niet om hebt gevraagd, negeer deze e-mail dan: zonder de code komt niemand binnen.<#break>
<#default>Als u er niet om hebt gevraagd, heeft iemand per ongeluk uw adres ingevoerd: negeer deze e-mail, dan gebeurt er niets.
</#switch>${" "}
</@m.p>
</@m.mail>
