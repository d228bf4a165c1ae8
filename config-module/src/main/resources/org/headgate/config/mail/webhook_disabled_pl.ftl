<#assign subject>Zdarzenia nie są już wysyłane: ${endpoint}</#assign>
<@m.mail>
<@m.p><#if name?has_content>Dzień dobry, ${name},<#else>Dzień dobry,</#if></@m.p>
<@m.p>
<#if reason == "gone">odbiorca zdarzeń z serwisu ${service} odpowiedział, że już nie istnieje i nie chce więcej żądań (410), dlatego został od razu
wyłączony.<#else>odbiorca zdarzeń z serwisu ${service} nie przyjął niczego od trzech dni i został wyłączony.</#if> To, co czekało na wysłanie, zostało porzucone
i jest przechowywane przez 30 dni.
</@m.p>
<@m.fact "Odbiorca">${endpoint}</@m.fact>
<@m.fact "Ostatni błąd">${error}</@m.fact>
<@m.gap/>
<@m.p>Gdy przyczyna zniknie, proszę włączyć odbiorcę i wysłać ponownie to, co porzucono.</@m.p>
</@m.mail>
