<#assign subject>Events are no longer sent: ${endpoint}</#assign>
<@m.mail>
<@m.p><#if name?has_content>Hello ${name},<#else>Hello,</#if></@m.p>
<@m.p>
<#if reason == "gone">an end point for events of ${service} answered that it is gone and wants no further requests (410), so it was disabled at
once.<#else>an end point for events of ${service} has taken nothing for three days, and was disabled.</#if> Events that waited for it were given up and are kept for
30 days.
</@m.p>
<@m.fact "End point">${endpoint}</@m.fact>
<@m.fact "Last error">${error}</@m.fact>
<@m.gap/>
<@m.p>When you have fixed the cause, activate the end point and send again what was given up.</@m.p>
</@m.mail>
