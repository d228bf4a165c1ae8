<#assign subject>${code} es el código de su invitación a ${service}</#assign>
<@m.mail>
<@m.code>${code}</@m.code>
<@m.p><#if name?has_content>Hola ${name},<#else>Hola,</#if></@m.p>
<@m.p>
se le invita a tener una cuenta en ${service}. Para aceptar, introduzca el código de arriba junto con esta dirección de correo y
elija una contraseña. El código vale hasta el ${until} y para un solo uso.
</@m.p>
<@m.p>
Introdúzcalo solo donde le haya dicho quien le invitó y no se lo dé a nadie, diga ser quien diga ser.
</@m.p>
<@m.p>
Si no esperaba este correo, ignórelo: sin el código no se puede usar la cuenta.
</@m.p>
</@m.mail>
