<#assign subject><#switch notice>
<#case "password_changed">Se ha cambiado su contraseña<#break>
<#case "password_reset">Se ha restablecido su contraseña<#break>
<#case "password_missing">Elija una contraseña para su cuenta<#break>
<#case "email_change_requested">Su cuenta va a tener otra dirección<#break>
<#case "email_changed">Se ha cambiado la dirección de su cuenta<#break>
<#case "totp_enabled">Se ha añadido un segundo factor a su cuenta<#break>
<#case "totp_disabled">Se ha eliminado el segundo factor de su cuenta<#break>
<#case "recovery_codes_renewed">Tiene nuevos códigos de recuperación<#break>
<#case "recovery_code_used">Se ha usado un código de recuperación<#break>
<#case "code_repeated">Un código de su aplicación de autenticación llegó dos veces<#break>
<#case "passkey_added">Se ha añadido una llave de acceso a su cuenta<#break>
<#case "passkey_removed">Se ha eliminado una llave de acceso de su cuenta<#break>
<#case "personal_token_created">Se ha creado un token de acceso personal para su cuenta<#break>
<#case "factors_removed">Se han eliminado los segundos factores de su cuenta<#break>
<#case "new_device">Inicio de sesión desde un dispositivo nuevo<#break>
<#case "account_deleted">Su cuenta se está eliminando<#break>
<#case "account_deleted_by_administrator">Su cuenta se está eliminando<#break>
</#switch></#assign>
<@m.mail>
<@m.p><#if name?has_content>Hola ${name},<#else>Hola,</#if></@m.p>
<@m.p>
<#switch notice>
<#case "password_changed">se ha cambiado la contraseña de su cuenta en ${service}. Se ha cerrado la sesión en todos los demás dispositivos.<#break>
<#case "password_reset">se ha elegido una nueva contraseña para su cuenta en ${service}, con un código que se le envió por correo. Se ha cerrado la sesión en todos los dispositivos.<#break>
<#case "password_missing">su cuenta en ${service} está confirmada, pero aún no tiene contraseña. Elija una con «He olvidado mi contraseña». Si se eligió una al registrarse, no es válida, porque podría ser de otra persona: más de una persona se registró con esta dirección, o ha pasado demasiado tiempo.<#break>
<#case "email_change_requested">alguien que conoce su contraseña ha pedido que su cuenta en ${service} pase a tener la dirección ${new_address!"que se indicó"}. Ocurrirá en cuanto se introduzca el código enviado allí; hasta entonces nada ha cambiado.<#break>
<#case "email_changed">su cuenta en ${service} tiene ahora la dirección ${new_address!"que se indicó"}. Con esta dirección ya no se puede iniciar sesión, y este es el último correo que recibirá.<#break>
<#case "totp_enabled">una aplicación de autenticación es ahora el segundo factor de su cuenta en ${service}: al iniciar sesión se pedirá su código. Se han creado nuevos códigos de recuperación; los anteriores ya no sirven.<#break>
<#case "totp_disabled">se ha eliminado la aplicación de autenticación de su cuenta en ${service}: al iniciar sesión ya no se pedirá su código. Se ha cerrado la sesión en todos los demás dispositivos.<#break>
<#case "recovery_codes_renewed">se han creado nuevos códigos de recuperación para su cuenta en ${service}. Los anteriores ya no sirven.<#break>
<#case "recovery_code_used">alguien ha iniciado sesión en su cuenta en ${service} con uno de sus códigos de recuperación. Ese código no sirve una segunda vez.<#break>
<#case "code_repeated">alguien llegó al segundo paso de un inicio de sesión en su cuenta en ${service} y dio un código de su aplicación de autenticación que ya se había usado. No se le dejó entrar. Si usted no usó el mismo código en dos dispositivos, puede que alguien lo haya visto.<#break>
<#case "passkey_added">se ha añadido una llave de acceso a su cuenta en ${service}<#if passkey?has_content>: ${passkey}</#if>. Permite iniciar sesión sin la contraseña.<#break>
<#case "passkey_removed">se ha eliminado una llave de acceso de su cuenta en ${service}<#if passkey?has_content>: ${passkey}</#if>. Se ha cerrado la sesión en todos los demás dispositivos.<#break>
<#case "personal_token_created">se ha creado un token de acceso personal para su cuenta en ${service}<#if personal_token?has_content>: ${personal_token}</#if>. Quien lo tenga puede usar la cuenta sin iniciar sesión, dentro de sus permisos, hasta que caduque o usted lo revoque.<#break>
<#case "factors_removed">un administrador ha eliminado la aplicación de autenticación, las llaves de acceso y los códigos de recuperación de su cuenta en ${service}. Se ha cerrado la sesión en todos los dispositivos, y al iniciar sesión solo se pedirá la contraseña hasta que vuelva a configurar un segundo factor.<#break>
<#case "new_device">alguien ha iniciado sesión en su cuenta en ${service} desde un dispositivo que no se había visto antes.<#break>
<#case "account_deleted">su cuenta en ${service} se ha eliminado, como usted pidió. Ya no se puede usar, y los datos que se conservaban de usted se están borrando.<#break>
<#case "account_deleted_by_administrator">un administrador ha eliminado su cuenta en ${service}. Ya no se puede usar, y los datos que se conservaban de usted se están borrando.<#break>
</#switch>
</@m.p>
<@m.fact "Cuándo">${at}</@m.fact>
<#if device?has_content><@m.fact "Dispositivo">${device}</@m.fact></#if>
<#if network?has_content><@m.fact "Dirección de red">${network}</@m.fact></#if>
<@m.gap/>
<#if notice?starts_with("account_deleted")>
<@m.p>Si no fue usted, escriba al responsable de ${service}.</@m.p>
<#elseif notice != "password_missing">
<#if notice == "factors_removed">
<@m.p>Si usted lo pidió, no tiene que hacer nada.</@m.p>
<#else>
<@m.p>Si fue usted, no tiene que hacer nada.</@m.p>
</#if>
<@m.p>
<#switch notice>
<#case "factors_removed">Si usted no lo pidió, escriba al responsable de ${service} y elija ahora una nueva contraseña («He olvidado mi contraseña»).<#break>
<#case "email_change_requested">Si no fue usted, alguien conoce su contraseña: inicie sesión y elija otra ahora. Eso también anula el cambio.<#break>
<#case "email_changed">Si no fue usted, escriba ahora al responsable de ${service}.<#break>
<#default>Si no fue usted, elija ahora una nueva contraseña («He olvidado mi contraseña»). Así se cierra la sesión en todos los dispositivos.
</#switch>
</@m.p>
</#if>
</@m.mail>
