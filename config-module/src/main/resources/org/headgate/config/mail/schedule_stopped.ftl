<#assign subject>Your schedule was stopped: ${schedule}</#assign>
<@m.mail>
<@m.p><#if name?has_content>Hello ${name},<#else>Hello,</#if></@m.p>
<@m.p>
<#if (reason!"failed") == "gone">the receiver of your schedule at ${service} answered that it is gone and wants no further requests (410), so the schedule
was stopped at once.<#else>your schedule at ${service} has failed ten times in a row, each time after all its attempts, and was stopped.</#if> It no longer runs.
</@m.p>
<@m.fact "Schedule">${schedule}</@m.fact>
<@m.fact "Last error">${error}</@m.fact>
<@m.gap/>
<@m.p>When you have fixed the cause, resume the schedule. It does not make up for what was due in the meantime; use a backfill for that.</@m.p>
</@m.mail>
