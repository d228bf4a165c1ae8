<#assign subject>${code} é o seu código para ${service}</#assign>
<@m.mail>
<@m.code>${code}</@m.code>
<@m.p>
<#switch purpose>
<#case "password_reset">é o seu código para escolher uma nova senha.<#break>
<#case "login">é o seu código para entrar na conta.<#break>
<#case "email_change">é o seu código para fazer deste o endereço da sua conta.<#break>
<#default>é o seu código para confirmar este endereço de e-mail.
</#switch>${" "}
É válido por ${minutes} minutos e para um só uso.
</@m.p>
<@m.p>
Introduza-o apenas onde o pediu e não o dê a ninguém, diga ser quem disser.
</@m.p>
<@m.p>
<#switch purpose>
<#case "password_reset">Se não o pediu, ignore este e-mail: a sua senha fica como está.<#break>
<#case "login">Se não o pediu, ignore este e-mail: sem o código ninguém entra.<#break>
<#default>Se não o pediu, alguém escreveu o seu endereço por engano: ignore este e-mail e nada acontecerá.
</#switch>${" "}
</@m.p>
</@m.mail>
