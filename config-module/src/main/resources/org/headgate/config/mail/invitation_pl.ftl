<#assign subject>${code} to kod Twojego zaproszenia do serwisu ${service}</#assign>
<@m.mail>
<@m.code>${code}</@m.code>
<@m.p><#if name?has_content>Dzień dobry ${name},<#else>Dzień dobry,</#if></@m.p>
<@m.p>
zapraszamy do założenia konta w serwisie ${service}. Aby przyjąć zaproszenie, wpisz powyższy kod razem z tym adresem e-mail i
wybierz hasło. Kod jest ważny do ${until} i można go użyć jeden raz.
</@m.p>
<@m.p>
Wpisz go tylko tam, gdzie wskazała to osoba zapraszająca, i nie podawaj go nikomu, bez względu na to, za kogo się podaje.
</@m.p>
<@m.p>
Jeśli ta wiadomość jest nieoczekiwana, zignoruj ją: bez kodu nie można używać konta.
</@m.p>
</@m.mail>
