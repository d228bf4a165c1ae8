<#assign subject>${code} es su código para ${service}</#assign>
<@m.mail>
<@m.code>${code}</@m.code>
<@m.p>
<#switch purpose>
<#case "password_reset">es su código para elegir una nueva contraseña.<#break>
<#case "login">es su código para iniciar sesión.<#break>
<#case "email_change">es su código para que esta sea la dirección de su cuenta.<#break>
<#default>es su código para confirmar esta dirección de correo.
</#switch>${" "}
Vale durante ${minutes} minutos y para un solo uso.
</@m.p>
<@m.p>
Introdúzcalo solo donde lo haya pedido y no se lo dé a nadie, diga ser quien diga ser.
</@m.p>
<@m.p>
<#switch purpose>
<#case "password_reset">Si no lo ha pedido, ignore este correo: su contraseña sigue siendo la misma.<#break>
<#case "login">Si no lo ha pedido, ignore este correo: sin el código nadie puede entrar.<#break>
<#default>Si no lo ha pedido, alguien escribió su dirección por error: ignore este correo y no pasará nada.
</#switch>${" "}
</@m.p>
</@m.mail>
