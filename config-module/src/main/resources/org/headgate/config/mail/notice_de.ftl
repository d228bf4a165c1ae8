<#assign subject><#switch notice>
<#case "password_changed">Ihr Passwort wurde geändert<#break>
<#case "password_reset">Ihr Passwort wurde zurückgesetzt<#break>
<#case "password_missing">Wählen Sie ein Passwort für Ihr Konto<#break>
<#case "email_change_requested">Ihr Konto soll eine andere Adresse erhalten<#break>
<#case "email_changed">Die Adresse Ihres Kontos wurde geändert<#break>
<#case "totp_enabled">Ihr Konto hat nun einen zweiten Faktor<#break>
<#case "totp_disabled">Der zweite Faktor Ihres Kontos wurde entfernt<#break>
<#case "recovery_codes_renewed">Sie haben neue Wiederherstellungscodes<#break>
<#case "recovery_code_used">Ein Wiederherstellungscode wurde verwendet<#break>
<#case "code_repeated">Ein Code Ihrer Authenticator-App kam zweimal<#break>
<#case "passkey_added">Ihr Konto hat einen neuen Passkey<#break>
<#case "passkey_removed">Ein Passkey Ihres Kontos wurde entfernt<#break>
<#case "personal_token_created">Für Ihr Konto wurde ein persönliches Zugriffstoken erstellt<#break>
<#case "factors_removed">Die zweiten Faktoren Ihres Kontos wurden entfernt<#break>
<#case "new_device">Anmeldung von einem neuen Gerät<#break>
<#case "account_deleted">Ihr Konto wird gelöscht<#break>
<#case "account_deleted_by_administrator">Ihr Konto wird gelöscht<#break>
</#switch></#assign>
<@m.mail>
<@m.p><#if name?has_content>Guten Tag ${name},<#else>Guten Tag,</#if></@m.p>
<@m.p>
<#switch notice>
<#case "password_changed">das Passwort Ihres Kontos bei ${service} wurde geändert. Alle anderen Geräte wurden abgemeldet.<#break>
<#case "password_reset">für Ihr Konto bei ${service} wurde ein neues Passwort gewählt, mit einem Code, der Ihnen per Mail zugesandt wurde. Alle Geräte wurden abgemeldet.<#break>
<#case "password_missing">Ihr Konto bei ${service} ist bestätigt, hat aber noch kein Passwort. Wählen Sie eines über „Passwort vergessen“. Falls bei einer Registrierung eines gewählt wurde, gilt es nicht, denn es könnte von jemand anderem sein: Mit dieser Adresse hat sich mehr als eine Person registriert, oder es ist eine Weile her.<#break>
<#case "email_change_requested">jemand, der Ihr Passwort kennt, möchte, dass Ihr Konto bei ${service} künftig zu ${new_address!"einer anderen Adresse"} gehört. Das geschieht, sobald der dorthin gesandte Code eingegeben wird; bis dahin ist nichts geändert.<#break>
<#case "email_changed">Ihr Konto bei ${service} gehört nun zu ${new_address!"einer anderen Adresse"}. Mit dieser Adresse hier können Sie sich nicht mehr anmelden, und dies ist die letzte Mail an sie.<#break>
<#case "totp_enabled">eine Authenticator-App ist nun der zweite Faktor Ihres Kontos bei ${service}: Bei der Anmeldung wird nach ihrem Code gefragt. Mit ihr kamen neue Wiederherstellungscodes; frühere gelten nicht mehr.<#break>
<#case "totp_disabled">die Authenticator-App Ihres Kontos bei ${service} wurde entfernt: Bei der Anmeldung wird nicht mehr nach ihrem Code gefragt. Alle anderen Geräte wurden abgemeldet.<#break>
<#case "recovery_codes_renewed">für Ihr Konto bei ${service} wurden neue Wiederherstellungscodes erzeugt. Die bisherigen gelten nicht mehr.<#break>
<#case "recovery_code_used">jemand hat sich mit einem Wiederherstellungscode bei Ihrem Konto bei ${service} angemeldet. Er gilt kein zweites Mal.<#break>
<#case "code_repeated">jemand kam bei der Anmeldung an Ihrem Konto bei ${service} bis zum zweiten Schritt und gab einen Code Ihrer Authenticator-App an, der schon verwendet war. Die Anmeldung wurde abgelehnt. Wenn Sie denselben Code nicht selbst auf zwei Geräten verwendet haben, hat ihn vielleicht jemand gesehen.<#break>
<#case "passkey_added">zu Ihrem Konto bei ${service} kam ein Passkey hinzu<#if passkey?has_content>: ${passkey}</#if>. Er meldet ohne das Passwort an.<#break>
<#case "passkey_removed">ein Passkey Ihres Kontos bei ${service} wurde entfernt<#if passkey?has_content>: ${passkey}</#if>. Alle anderen Geräte wurden abgemeldet.<#break>
<#case "personal_token_created">für Ihr Konto bei ${service} wurde ein persönliches Zugriffstoken erstellt<#if personal_token?has_content>: ${personal_token}</#if>. Wer es besitzt, kann das Konto ohne Anmeldung benutzen, soweit seine Berechtigungen reichen, bis es abläuft oder Sie es zurückziehen.<#break>
<#case "factors_removed">ein Administrator hat die Authenticator-App, die Passkeys und die Wiederherstellungscodes Ihres Kontos bei ${service} entfernt. Alle Geräte wurden abgemeldet, und bei der Anmeldung wird nur nach dem Passwort gefragt, bis Sie wieder einen zweiten Faktor einrichten.<#break>
<#case "new_device">jemand hat sich bei Ihrem Konto bei ${service} von einem Gerät angemeldet, das dort noch nicht bekannt war.<#break>
<#case "account_deleted">Ihr Konto bei ${service} wurde auf Ihren Wunsch gelöscht. Es ist nicht mehr zu verwenden, und was über Sie gespeichert war, wird gelöscht.<#break>
<#case "account_deleted_by_administrator">Ihr Konto bei ${service} wurde von einem Administrator gelöscht. Es kann nicht mehr verwendet werden, und was über Sie gespeichert war, wird gelöscht.<#break>
</#switch>
</@m.p>
<@m.fact "Wann">${at}</@m.fact>
<#if device?has_content><@m.fact "Gerät">${device}</@m.fact></#if>
<#if network?has_content><@m.fact "Netzadresse">${network}</@m.fact></#if>
<@m.gap/>
<#if notice?starts_with("account_deleted")>
<@m.p>Wenn Sie es nicht waren, schreiben Sie dem Betreiber von ${service}.</@m.p>
<#elseif notice != "password_missing">
<#if notice == "factors_removed">
<@m.p>Wenn Sie darum gebeten haben, ist nichts zu tun.</@m.p>
<#else>
<@m.p>Wenn Sie es waren, ist nichts zu tun.</@m.p>
</#if>
<@m.p>
<#switch notice>
<#case "factors_removed">Wenn Sie nicht darum gebeten haben, schreiben Sie dem Betreiber von ${service} und wählen Sie sofort ein neues Passwort („Passwort vergessen“).<#break>
<#case "email_change_requested">Wenn Sie es nicht waren, kennt jemand Ihr Passwort: Melden Sie sich an und wählen Sie sofort ein anderes. Damit ist auch die Änderung hinfällig.<#break>
<#case "email_changed">Wenn Sie es nicht waren, schreiben Sie sofort dem Betreiber von ${service}.<#break>
<#default>Wenn Sie es nicht waren, wählen Sie sofort ein neues Passwort („Passwort vergessen“). Damit werden alle Geräte abgemeldet.
</#switch>
</@m.p>
</#if>
</@m.mail>
