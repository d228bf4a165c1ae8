<#assign subject>${code} is your code for ${service}</#assign>
<@m.mail>
<@m.code>${code}</@m.code>
<@m.p>
<#switch purpose>
<#case "password_reset">is your code to choose a new password.<#break>
<#case "login">is your code to log in.<#break>
<#case "email_change">is your code to make this the address of your account.<#break>
<#default>is your code to confirm this e-mail address.
</#switch>${" "}
It is good for ${minutes} minutes and for one use.
</@m.p>
<@m.p>
Type it only where you asked for it, and give it to nobody, whoever they say they are.
</@m.p>
<@m.p>
<#switch purpose>
<#case "password_reset">If you did not ask for it, ignore this mail: your password stays as it is.<#break>
<#case "login">If you did not ask for it, ignore this mail: without the code nobody gets in.<#break>
<#default>If you did not ask for it, somebody typed your address by mistake: ignore this mail, and nothing happens.
</#switch>${" "}
</@m.p>
</@m.mail>
