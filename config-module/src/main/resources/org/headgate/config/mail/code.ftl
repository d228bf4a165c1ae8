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
It is valid for ${minutes} minutes and can be used once.
</@m.p>
<@m.p>
Enter it only where you asked for it, and give it to nobody, whoever they say they are.
</@m.p>
<@m.p>
<#switch purpose>
<#case "password_reset">If you did not ask for it, ignore this mail: your password stays as it is.<#break>
<#case "login">If you did not ask for it, ignore this mail: nobody can log in without the code.<#break>
<#default>If you did not ask for it, somebody typed your address by mistake: ignore this mail, and nothing happens.
</#switch>${" "}
</@m.p>
</@m.mail>
