<#assign subject>${code} to Twój kod do serwisu ${service}</#assign>
<@m.mail>
<@m.code>${code}</@m.code>
<@m.p>
<#switch purpose>
<#case "password_reset">to Twój kod do wybrania nowego hasła.<#break>
<#case "login">to Twój kod do zalogowania się.<#break>
<#case "email_change">to Twój kod, dzięki któremu ten adres stanie się adresem Twojego konta.<#break>
<#default>to Twój kod do potwierdzenia tego adresu e-mail.
</#switch>${" "}
Jest ważny ${minutes} minut i można go użyć jeden raz.
</@m.p>
<@m.p>
Wpisz go tylko tam, gdzie o niego prosisz, i nie podawaj go nikomu, bez względu na to, za kogo się podaje.
</@m.p>
<@m.p>
<#switch purpose>
<#case "password_reset">Jeśli nie było takiej prośby, zignoruj tę wiadomość: Twoje hasło pozostaje bez zmian.<#break>
<#case "login">Jeśli nie było takiej prośby, zignoruj tę wiadomość: bez kodu nikt się nie zaloguje.<#break>
<#default>Jeśli nie było takiej prośby, ktoś przez pomyłkę wpisał Twój adres: zignoruj tę wiadomość, a nic się nie stanie.
</#switch>${" "}
</@m.p>
</@m.mail>
