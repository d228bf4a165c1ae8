<#-- How a mail reads as plain text: one paragraph a line, for the reader to break. -->
<#macro mail><#nested>--${" "}
<#include "footer.ftl"></#macro>
<#macro code><@p><#nested></@p></#macro>
<#macro p><#local content><#nested></#local>${content?replace("\\s+", " ", "r")?trim}

</#macro>
<#macro fact name><#local content><#nested></#local>${name}: ${content?replace("\\s+", " ", "r")?trim}
</#macro>
<#macro gap>

</#macro>
