<#-- How a mail looks as HTML. No picture, no style sheet, no link: nothing is fetched, and nothing can be followed. -->
<#macro mail>
<!doctype html>
<html lang="${.locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${.main.subject}</title>
</head>
<body style="margin:0;padding:24px 16px;font:16px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif">
<div style="max-width:34em;margin:0 auto">
<#nested>
<hr style="border:0;border-top:1px solid #9aa3b2;margin:24px 0 12px">
<div style="font-size:13px;opacity:.75">
<#include "footer.ftl">
</div>
</div>
</body>
</html>
</#macro>
<#macro code>
<p style="margin:0 0 16px;font:700 32px/1.3 ui-monospace,Menlo,Consolas,monospace;letter-spacing:.12em"><#nested></p>
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
