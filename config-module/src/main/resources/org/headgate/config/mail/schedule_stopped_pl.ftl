<#assign subject>Twój harmonogram został zatrzymany: ${schedule}</#assign>
<@m.mail>
<@m.p><#if name?has_content>Dzień dobry ${name},<#else>Dzień dobry,</#if></@m.p>
<@m.p>
<#if (reason!"failed") == "gone">odbiorca Twojego harmonogramu w serwisie ${service} odpowiedział, że już nie istnieje i nie chce dalszych żądań (410), dlatego
harmonogram został od razu zatrzymany.<#else>Twój harmonogram w serwisie ${service} nie powiódł się dziesięć razy z rzędu, za każdym razem po wszystkich próbach, i został
zatrzymany.</#if>
To, co miał robić, nie jest już wykonywane.
</@m.p>
<@m.fact "Harmonogram">${schedule}</@m.fact>
<@m.fact "Ostatni błąd">${error}</@m.fact>
<@m.gap/>
<@m.p>Gdy przyczyna zniknie, wznów harmonogram. To, co przypadało do tego czasu, nie zostanie nadrobione; służy do tego uzupełnianie
(backfill).</@m.p>
</@m.mail>
