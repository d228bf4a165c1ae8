<#assign subject>Your schedule was stopped: ${schedule}</#assign>
<@m.mail>
<@m.p><#if name?has_content>Hello ${name},<#else>Hello,</#if></@m.p>
<@m.p>
<#if (reason!"failed") == "gone">the receiver of your schedule at ${service} answered that it is gone and wants no further requests (410), so the schedule
was stopped at once.<#else>your schedule at ${service} has failed ten times in a row, each time after all its attempts, and was stopped.</#if> What it was to do is
not done any more.
</@m.p>
<@m.fact "Schedule">${schedule}</@m.fact>
<@m.fact "Last error">${error}</@m.fact>
<@m.gap/>
<@m.p>When the cause is gone, resume the schedule. What would have been due until then is not made up for; a backfill does that.</@m.p>
</@m.mail>
