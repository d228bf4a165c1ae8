<#assign subject>Ya tiene una cuenta</#assign>
<@m.mail>
<@m.p>
Alguien, probablemente usted, quiso usar esta dirección para una cuenta en ${service}. Ya tiene una cuenta: inicie sesión con ella,
o elija una nueva contraseña si ha olvidado la suya.
</@m.p>
<@m.p>Si no fue usted, no tiene que hacer nada. No se ha cambiado nada, y a quien lo intentó no se le ha dicho nada.</@m.p>
</@m.mail>
