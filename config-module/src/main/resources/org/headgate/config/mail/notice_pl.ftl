<#assign subject><#switch notice>
<#case "password_changed">Twoje hasło zostało zmienione<#break>
<#case "password_reset">Twoje hasło zostało zresetowane<#break>
<#case "password_missing">Wybierz hasło do swojego konta<#break>
<#case "email_change_requested">Twoje konto ma otrzymać inny adres<#break>
<#case "email_changed">Adres Twojego konta został zmieniony<#break>
<#case "totp_enabled">Do Twojego konta dodano drugi składnik logowania<#break>
<#case "totp_disabled">Drugi składnik logowania został usunięty z Twojego konta<#break>
<#case "recovery_codes_renewed">Masz nowe kody odzyskiwania<#break>
<#case "recovery_code_used">Użyto kodu odzyskiwania<#break>
<#case "code_repeated">Kod z Twojej aplikacji uwierzytelniającej podano dwa razy<#break>
<#case "passkey_added">Do Twojego konta dodano klucz dostępu<#break>
<#case "passkey_removed">Z Twojego konta usunięto klucz dostępu<#break>
<#case "personal_token_created">Dla Twojego konta utworzono osobisty token dostępu<#break>
<#case "factors_removed">Drugie składniki logowania zostały usunięte z Twojego konta<#break>
<#case "new_device">Logowanie z nowego urządzenia<#break>
<#case "account_deleted">Twoje konto jest usuwane<#break>
<#case "account_deleted_by_administrator">Twoje konto jest usuwane<#break>
</#switch></#assign>
<@m.mail>
<@m.p><#if name?has_content>Dzień dobry ${name},<#else>Dzień dobry,</#if></@m.p>
<@m.p>
<#switch notice>
<#case "password_changed">hasło do Twojego konta w serwisie ${service} zostało zmienione. Wszystkie inne urządzenia zostały wylogowane.<#break>
<#case "password_reset">wybrano nowe hasło do Twojego konta w serwisie ${service} za pomocą kodu, który wysłaliśmy e-mailem. Wszystkie urządzenia zostały wylogowane.<#break>
<#case "password_missing">Twoje konto w serwisie ${service} jest potwierdzone, ale nie ma jeszcze hasła. Wybierz je, korzystając z opcji „Nie pamiętam hasła”. Jeśli hasło zostało wybrane przy rejestracji, nie obowiązuje, ponieważ mógł je wybrać ktoś inny: z tym adresem zarejestrowała się więcej niż jedna osoba albo minęło dużo czasu.<#break>
<#case "email_change_requested">ktoś, kto zna Twoje hasło, chce, aby Twoje konto w serwisie ${service} miało adres ${new_address!"podany przy zmianie"}. Stanie się to, gdy zostanie wpisany wysłany tam kod; do tego czasu nic się nie zmienia.<#break>
<#case "email_changed">Twoje konto w serwisie ${service} ma teraz adres ${new_address!"podany przy zmianie"}. Tym adresem nie można się już zalogować, a ta wiadomość jest ostatnią, która na niego przychodzi.<#break>
<#case "totp_enabled">aplikacja uwierzytelniająca jest teraz drugim składnikiem logowania do Twojego konta w serwisie ${service}: przy logowaniu trzeba podać jej kod. Utworzono nowe kody odzyskiwania; wcześniejsze już nie działają.<#break>
<#case "totp_disabled">aplikacja uwierzytelniająca została usunięta z Twojego konta w serwisie ${service}: przy logowaniu nie trzeba już podawać jej kodu. Wszystkie inne urządzenia zostały wylogowane.<#break>
<#case "recovery_codes_renewed">utworzono nowe kody odzyskiwania do Twojego konta w serwisie ${service}. Wcześniejsze już nie działają.<#break>
<#case "recovery_code_used">ktoś zalogował się do Twojego konta w serwisie ${service} za pomocą kodu odzyskiwania. Tego kodu nie można użyć drugi raz.<#break>
<#case "code_repeated">ktoś dotarł do drugiego kroku logowania do Twojego konta w serwisie ${service} i podał kod z Twojej aplikacji uwierzytelniającej, który był już użyty. Logowanie odrzucono. Jeśli ten sam kod nie został użyty przez Ciebie na dwóch urządzeniach, być może ktoś go widział.<#break>
<#case "passkey_added">do Twojego konta w serwisie ${service} dodano klucz dostępu<#if passkey?has_content>: ${passkey}</#if>. Pozwala on logować się bez hasła.<#break>
<#case "passkey_removed">z Twojego konta w serwisie ${service} usunięto klucz dostępu<#if passkey?has_content>: ${passkey}</#if>. Wszystkie inne urządzenia zostały wylogowane.<#break>
<#case "personal_token_created">dla Twojego konta w serwisie ${service} utworzono osobisty token dostępu<#if personal_token?has_content>: ${personal_token}</#if>. Kto go posiada, może korzystać z konta bez logowania, w granicach jego uprawnień, dopóki token nie wygaśnie lub go nie wycofasz.<#break>
<#case "factors_removed">administrator usunął aplikację uwierzytelniającą, klucze dostępu i kody odzyskiwania Twojego konta w serwisie ${service}. Wszystkie urządzenia zostały wylogowane, a przy logowaniu wystarczy hasło, dopóki nie ustawisz ponownie drugiego składnika.<#break>
<#case "new_device">ktoś zalogował się do Twojego konta w serwisie ${service} z urządzenia, które nie było dotąd znane.<#break>
<#case "account_deleted">Twoje konto w serwisie ${service} zostało usunięte zgodnie z Twoim życzeniem. Nie można go już używać, a przechowywane dane o Tobie są kasowane.<#break>
<#case "account_deleted_by_administrator">Twoje konto w serwisie ${service} zostało usunięte przez administratora. Nie można go już używać, a przechowywane dane o Tobie są kasowane.<#break>
</#switch>
</@m.p>
<@m.fact "Kiedy">${at}</@m.fact>
<#if device?has_content><@m.fact "Urządzenie">${device}</@m.fact></#if>
<#if network?has_content><@m.fact "Adres sieciowy">${network}</@m.fact></#if>
<@m.gap/>
<#if notice?starts_with("account_deleted")>
<@m.p>Jeśli to nie była Twoja decyzja, napisz do administratora serwisu ${service}.</@m.p>
<#elseif notice != "password_missing">
<#if notice == "factors_removed">
<@m.p>Jeśli stało się to na Twoją prośbę, nie musisz nic robić.</@m.p>
<#else>
<@m.p>Jeśli to Ty, nie musisz nic robić.</@m.p>
</#if>
<@m.p>
<#switch notice>
<#case "factors_removed">Jeśli nie stało się to na Twoją prośbę, napisz do administratora serwisu ${service} i od razu wybierz nowe hasło („Nie pamiętam hasła”).<#break>
<#case "email_change_requested">Jeśli to nie Ty, ktoś zna Twoje hasło: zaloguj się i od razu wybierz inne. To także anuluje zmianę.<#break>
<#case "email_changed">Jeśli to nie Ty, od razu napisz do administratora serwisu ${service}.<#break>
<#default>Jeśli to nie Ty, od razu wybierz nowe hasło („Nie pamiętam hasła”). Spowoduje to wylogowanie wszystkich urządzeń.
</#switch>
</@m.p>
</#if>
</@m.mail>
