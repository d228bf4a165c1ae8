<#assign subject><#switch notice>
<#case "password_changed">La sua password è stata cambiata<#break>
<#case "password_reset">La sua password è stata reimpostata<#break>
<#case "password_missing">Scelga una password per il suo account<#break>
<#case "email_change_requested">Il suo account sta per avere un altro indirizzo<#break>
<#case "email_changed">L’indirizzo del suo account è stato cambiato<#break>
<#case "totp_enabled">Un secondo fattore è stato aggiunto al suo account<#break>
<#case "totp_disabled">Il secondo fattore del suo account è stato rimosso<#break>
<#case "recovery_codes_renewed">Ha nuovi codici di recupero<#break>
<#case "recovery_code_used">È stato usato un codice di recupero<#break>
<#case "code_repeated">Un codice della sua app di autenticazione è arrivato due volte<#break>
<#case "passkey_added">Una passkey è stata aggiunta al suo account<#break>
<#case "passkey_removed">Una passkey è stata rimossa dal suo account<#break>
<#case "personal_token_created">È stato creato un token di accesso personale per il suo account<#break>
<#case "factors_removed">I secondi fattori del suo account sono stati rimossi<#break>
<#case "new_device">Accesso da un nuovo dispositivo<#break>
<#case "account_deleted">Il suo account è in corso di eliminazione<#break>
<#case "account_deleted_by_administrator">Il suo account è in corso di eliminazione<#break>
</#switch></#assign>
<@m.mail>
<@m.p><#if name?has_content>Buongiorno ${name},<#else>Buongiorno,</#if></@m.p>
<@m.p>
<#switch notice>
<#case "password_changed">la password del suo account su ${service} è stata cambiata. Tutti gli altri dispositivi sono stati disconnessi.<#break>
<#case "password_reset">è stata scelta una nuova password per il suo account su ${service}, con un codice inviato a lei per e-mail. Tutti i dispositivi sono stati disconnessi.<#break>
<#case "password_missing">il suo account su ${service} è confermato, ma non ha ancora una password. Ne scelga una con «Password dimenticata». Se ne è stata scelta una alla registrazione, non è valida, perché potrebbe essere di qualcun altro: più di una persona si è registrata con questo indirizzo, oppure è passato troppo tempo.<#break>
<#case "email_change_requested">qualcuno che conosce la sua password ha chiesto che il suo account su ${service} abbia l’indirizzo ${new_address!"indicato"}. Avverrà non appena sarà inserito il codice inviato lì; fino ad allora nulla è cambiato.<#break>
<#case "email_changed">il suo account su ${service} ha ora l’indirizzo ${new_address!"indicato"}. Con questo indirizzo non si può più accedere, e questa è l’ultima e-mail che riceve.<#break>
<#case "totp_enabled">un’app di autenticazione è ora il secondo fattore del suo account su ${service}: all’accesso verrà chiesto il suo codice. Sono stati creati nuovi codici di recupero; quelli precedenti non valgono più.<#break>
<#case "totp_disabled">l’app di autenticazione del suo account su ${service} è stata rimossa: all’accesso non verrà più chiesto il suo codice. Tutti gli altri dispositivi sono stati disconnessi.<#break>
<#case "recovery_codes_renewed">sono stati creati nuovi codici di recupero per il suo account su ${service}. Quelli precedenti non valgono più.<#break>
<#case "recovery_code_used">qualcuno ha avuto accesso al suo account su ${service} con uno dei codici di recupero. Quel codice non vale una seconda volta.<#break>
<#case "code_repeated">qualcuno è arrivato al secondo passo di un accesso al suo account su ${service} e ha dato un codice della sua app di autenticazione che era già stato usato. L’accesso è stato rifiutato. Se non ha usato lei lo stesso codice su due dispositivi, qualcuno potrebbe averlo visto.<#break>
<#case "passkey_added">una passkey è stata aggiunta al suo account su ${service}<#if passkey?has_content>: ${passkey}</#if>. Permette di accedere senza password.<#break>
<#case "passkey_removed">una passkey del suo account su ${service} è stata rimossa<#if passkey?has_content>: ${passkey}</#if>. Tutti gli altri dispositivi sono stati disconnessi.<#break>
<#case "personal_token_created">è stato creato un token di accesso personale per il suo account su ${service}<#if personal_token?has_content>: ${personal_token}</#if>. Chi lo possiede può usare l’account senza accedere, nei limiti delle sue autorizzazioni, finché non scade o lei non lo revoca.<#break>
<#case "factors_removed">un amministratore ha rimosso l’app di autenticazione, le passkey e i codici di recupero del suo account su ${service}. Tutti i dispositivi sono stati disconnessi, e all’accesso verrà chiesta solo la password finché non configurerà di nuovo un secondo fattore.<#break>
<#case "new_device">qualcuno ha avuto accesso al suo account su ${service} da un dispositivo mai visto prima.<#break>
<#case "account_deleted">il suo account su ${service} è stato eliminato, come ha chiesto. Non può più essere usato, e i dati conservati su di lei sono in corso di cancellazione.<#break>
<#case "account_deleted_by_administrator">il suo account su ${service} è stato eliminato da un amministratore. Non può più essere usato, e i dati conservati su di lei sono in corso di cancellazione.<#break>
</#switch>
</@m.p>
<@m.fact "Quando">${at}</@m.fact>
<#if device?has_content><@m.fact "Dispositivo">${device}</@m.fact></#if>
<#if network?has_content><@m.fact "Indirizzo di rete">${network}</@m.fact></#if>
<@m.gap/>
<#if notice?starts_with("account_deleted")>
<@m.p>Se non è stato lei, scriva a chi gestisce ${service}.</@m.p>
<#elseif notice != "password_missing">
<#if notice == "factors_removed">
<@m.p>Se lo ha chiesto lei, non deve fare nulla.</@m.p>
<#else>
<@m.p>Se è stato lei, non deve fare nulla.</@m.p>
</#if>
<@m.p>
<#switch notice>
<#case "factors_removed">Se non lo ha chiesto lei, scriva a chi gestisce ${service} e scelga subito una nuova password («Password dimenticata»).<#break>
<#case "email_change_requested">Se non è stato lei, qualcuno conosce la sua password: acceda e ne scelga subito un’altra. In questo modo annulla anche la modifica.<#break>
<#case "email_changed">Se non è stato lei, scriva subito a chi gestisce ${service}.<#break>
<#default>Se non è stato lei, scelga subito una nuova password («Password dimenticata»). In questo modo tutti i dispositivi vengono disconnessi.
</#switch>
</@m.p>
</#if>
</@m.mail>
