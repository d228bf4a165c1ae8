<#assign subject>Events are no longer sent: ${endpoint}</#assign>
<@m.mail>
<@m.p><#if name?has_content>Hello ${name},<#else>Hello,</#if></@m.p>
<@m.p>
<#if reason == "gone">an endpoint for events of ${service} answered that it is gone and wants no further requests (410), so it was disabled at
once.<#else>an endpoint for events of ${service} has accepted nothing for three days, and was disabled.</#if> Events that waited for it became dead letters, which are kept
for 30 days.
</@m.p>
<@m.fact "Endpoint">${endpoint}</@m.fact>
<@m.fact "Last error">${error}</@m.fact>
<@m.gap/>
<@m.p>When you have fixed the cause, activate the endpoint and send the dead letters again.</@m.p>
</@m.mail>
