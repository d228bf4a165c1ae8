<#assign subject>${code} is the code of your invitation to ${service}</#assign>
<@m.mail>
<@m.code>${code}</@m.code>
<@m.p><#if name?has_content>Hello ${name},<#else>Hello,</#if></@m.p>
<@m.p>
you are invited to have an account at ${service}. To accept, enter the code above together with this e-mail address, and choose a
password. The code is valid until ${until} and can be used once.
</@m.p>
<@m.p>
Enter it only where the person who invited you told you to, and give it to nobody, whoever they say they are.
</@m.p>
<@m.p>
If you did not expect this mail, ignore it: without the code the account cannot be used.
</@m.p>
</@m.mail>
