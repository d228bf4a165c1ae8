<#-- How a mail looks as HTML. No style sheet, no link, and no picture but an operator's logo: nothing can be followed. -->
<#macro mail>
<!doctype html>
<html lang="${lang}"<#if direction == "rtl"> dir="rtl"</#if>>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="<#if background?has_content>light<#else>light dark</#if>">
<title>${.main.subject}</title>
</head>
<body style="margin:0;padding:24px 16px;font:16px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif<#if background?has_content>;background:${background};color:${foreground}</#if>">
<div style="max-width:34em;margin:0 auto">
<#if logo?has_content><p style="margin:0 0 24px"><img src="${logo}" alt="${service}" height="40" style="border:0;max-width:100%"></p></#if>
<#nested>
<hr style="border:0;border-top:1px solid <#if accent?has_content>${accent}<#else>#9aa3b2</#if>;margin:24px 0 12px">
<div style="font-size:13px;opacity:.75">
<#include "footer.ftl">
</div>
</div>
</body>
</html>
</#macro>
<#macro code>
<p style="margin:0 0 16px;font:700 32px/1.3 ui-monospace,Menlo,Consolas,monospace;letter-spacing:.12em<#if accent?has_content>;color:${accent}</#if>"><#nested></p>
</#macro>
<#macro p>
<p style="margin:0 0 12px"><#nested></p>
</#macro>
<#macro fact name>
<p style="margin:0 0 4px"><span style="opacity:.75">${name}:</span> <#nested></p>
</#macro>
<#macro gap>
<div style="height:12px"></div>
</#macro>
