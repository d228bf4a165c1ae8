<#assign subject>${code} é o código do seu convite para ${service}</#assign>
<@m.mail>
<@m.code>${code}</@m.code>
<@m.p><#if name?has_content>Olá ${name},<#else>Olá,</#if></@m.p>
<@m.p>
recebeu um convite para ter uma conta em ${service}. Para aceitar, introduza o código acima com este endereço de e-mail e escolha
uma senha. O código é válido até ${until} e para um só uso.
</@m.p>
<@m.p>
Introduza-o apenas onde lhe disse quem fez o convite e não o dê a ninguém, diga ser quem disser.
</@m.p>
<@m.p>
Se não esperava este e-mail, ignore-o: sem o código a conta não pode ser usada.
</@m.p>
</@m.mail>
