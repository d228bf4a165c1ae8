<#assign subject><#switch notice>
<#case "password_changed">Uw wachtwoord is gewijzigd<#break>
<#case "password_reset">Uw wachtwoord is opnieuw ingesteld<#break>
<#case "password_missing">Kies een wachtwoord voor uw account<#break>
<#case "email_change_requested">Uw account krijgt mogelijk een ander adres<#break>
<#case "email_changed">Het adres van uw account is gewijzigd<#break>
<#case "totp_enabled">Aan uw account is een tweede factor toegevoegd<#break>
<#case "totp_disabled">De tweede factor van uw account is verwijderd<#break>
<#case "recovery_codes_renewed">U hebt nieuwe herstelcodes<#break>
<#case "recovery_code_used">Er is een herstelcode gebruikt<#break>
<#case "code_repeated">Een code van uw authenticator-app kwam twee keer<#break>
<#case "passkey_added">Aan uw account is een toegangssleutel toegevoegd<#break>
<#case "passkey_removed">Van uw account is een toegangssleutel verwijderd<#break>
<#case "personal_token_created">Voor uw account is een persoonlijk toegangstoken gemaakt<#break>
<#case "factors_removed">De tweede factoren van uw account zijn verwijderd<#break>
<#case "new_device">Aanmelding vanaf een nieuw apparaat<#break>
<#case "account_deleted">Uw account wordt verwijderd<#break>
<#case "account_deleted_by_administrator">Uw account wordt verwijderd<#break>
</#switch></#assign>
<@m.mail>
<@m.p><#if name?has_content>Hallo ${name},<#else>Hallo,</#if></@m.p>
<@m.p>
<#switch notice>
<#case "password_changed">het wachtwoord van uw account bij ${service} is gewijzigd. Alle andere apparaten zijn afgemeld.<#break>
<#case "password_reset">er is een nieuw wachtwoord gekozen voor uw account bij ${service}, met een code die u per e-mail hebt gekregen. Alle apparaten zijn afgemeld.<#break>
<#case "password_missing">uw account bij ${service} is bevestigd, maar heeft nog geen wachtwoord. Kies er een met ‘Wachtwoord vergeten’. Als er bij een registratie een is gekozen, geldt dat niet, want het kan van iemand anders zijn: meer dan één persoon heeft zich met dit adres geregistreerd, of het is lang geleden.<#break>
<#case "email_change_requested">iemand die uw wachtwoord kent, heeft gevraagd om uw account bij ${service} te koppelen aan ${new_address!"een ander adres"}. Dat gebeurt zodra de code die daarheen is gestuurd, is ingevoerd; tot dan is er niets veranderd.<#break>
<#case "email_changed">uw account bij ${service} is nu gekoppeld aan ${new_address!"een ander adres"}. Met dit adres kunt u zich niet meer aanmelden, en dit is de laatste e-mail die ernaartoe wordt gestuurd.<#break>
<#case "totp_enabled">een authenticator-app is nu de tweede factor van uw account bij ${service}: bij het aanmelden wordt om de code gevraagd. Er zijn nieuwe herstelcodes gemaakt; eerdere codes werken niet meer.<#break>
<#case "totp_disabled">de authenticator-app van uw account bij ${service} is verwijderd: bij het aanmelden wordt niet meer om de code gevraagd. Alle andere apparaten zijn afgemeld.<#break>
<#case "recovery_codes_renewed">er zijn nieuwe herstelcodes gemaakt voor uw account bij ${service}. De eerdere codes werken niet meer.<#break>
<#case "recovery_code_used">iemand heeft zich bij uw account bij ${service} aangemeld met een van de herstelcodes. Die code werkt geen tweede keer.<#break>
<#case "code_repeated">iemand kwam bij het aanmelden bij uw account bij ${service} tot de tweede stap en gaf een code van uw authenticator-app die al was gebruikt. De aanmelding is geweigerd. Als u dezelfde code niet zelf op twee apparaten hebt gebruikt, heeft iemand hem misschien gezien.<#break>
<#case "passkey_added">aan uw account bij ${service} is een toegangssleutel toegevoegd<#if passkey?has_content>: ${passkey}</#if>. Daarmee kunt u zich zonder wachtwoord aanmelden.<#break>
<#case "passkey_removed">van uw account bij ${service} is een toegangssleutel verwijderd<#if passkey?has_content>: ${passkey}</#if>. Alle andere apparaten zijn afgemeld.<#break>
<#case "personal_token_created">voor uw account bij ${service} is een persoonlijk toegangstoken gemaakt<#if personal_token?has_content>: ${personal_token}</#if>. Wie het heeft, kan het account gebruiken zonder zich aan te melden, zover de rechten ervan reiken, tot het verloopt of u het intrekt.<#break>
<#case "factors_removed">een beheerder heeft de authenticator-app, de toegangssleutels en de herstelcodes van uw account bij ${service} verwijderd. Alle apparaten zijn afgemeld, en bij het aanmelden wordt alleen om het wachtwoord gevraagd tot u weer een tweede factor instelt.<#break>
<#case "new_device">iemand heeft zich bij uw account bij ${service} aangemeld vanaf een apparaat dat daar nog niet bekend was.<#break>
<#case "account_deleted">uw account bij ${service} is op uw verzoek verwijderd. Het kan niet meer worden gebruikt, en wat er van u was bewaard, wordt gewist.<#break>
<#case "account_deleted_by_administrator">uw account bij ${service} is door een beheerder verwijderd. Het kan niet meer worden gebruikt, en wat er van u was bewaard, wordt gewist.<#break>
</#switch>
</@m.p>
<@m.fact "Wanneer">${at}</@m.fact>
<#if device?has_content><@m.fact "Apparaat">${device}</@m.fact></#if>
<#if network?has_content><@m.fact "Netwerkadres">${network}</@m.fact></#if>
<@m.gap/>
<#if notice?starts_with("account_deleted")>
<@m.p>Als u dit niet was, schrijf dan naar de beheerder van ${service}.</@m.p>
<#elseif notice != "password_missing">
<#if notice == "factors_removed">
<@m.p>Als u hierom hebt gevraagd, hoeft u niets te doen.</@m.p>
<#else>
<@m.p>Als u dit zelf was, hoeft u niets te doen.</@m.p>
</#if>
<@m.p>
<#switch notice>
<#case "factors_removed">Als u hier niet om hebt gevraagd, schrijf dan naar de beheerder van ${service} en kies nu een nieuw wachtwoord (‘Wachtwoord vergeten’).<#break>
<#case "email_change_requested">Als u dit niet was, kent iemand uw wachtwoord: meld u aan en kies nu een ander. Daarmee vervalt ook de wijziging.<#break>
<#case "email_changed">Als u dit niet was, schrijf dan nu naar de beheerder van ${service}.<#break>
<#default>Als u dit niet was, kies dan nu een nieuw wachtwoord (‘Wachtwoord vergeten’). Daarmee worden alle apparaten afgemeld.
</#switch>
</@m.p>
</#if>
</@m.mail>
