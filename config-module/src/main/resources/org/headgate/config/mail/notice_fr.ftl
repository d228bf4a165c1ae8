<#assign subject><#switch notice>
<#case "password_changed">Votre mot de passe a été modifié<#break>
<#case "password_reset">Votre mot de passe a été réinitialisé<#break>
<#case "password_missing">Choisissez un mot de passe pour votre compte<#break>
<#case "email_change_requested">Votre compte va recevoir une autre adresse<#break>
<#case "email_changed">L’adresse de votre compte a été modifiée<#break>
<#case "totp_enabled">Un second facteur a été ajouté à votre compte<#break>
<#case "totp_disabled">Le second facteur de votre compte a été supprimé<#break>
<#case "recovery_codes_renewed">Vous avez de nouveaux codes de récupération<#break>
<#case "recovery_code_used">Un code de récupération a été utilisé<#break>
<#case "code_repeated">Un code de votre application d’authentification a servi deux fois<#break>
<#case "passkey_added">Une clé d’accès a été ajoutée à votre compte<#break>
<#case "passkey_removed">Une clé d’accès a été supprimée de votre compte<#break>
<#case "personal_token_created">Un jeton d’accès personnel a été créé pour votre compte<#break>
<#case "factors_removed">Les seconds facteurs de votre compte ont été supprimés<#break>
<#case "new_device">Connexion depuis un nouvel appareil<#break>
<#case "account_deleted">Votre compte est en cours de suppression<#break>
<#case "account_deleted_by_administrator">Votre compte est en cours de suppression<#break>
</#switch></#assign>
<@m.mail>
<@m.p><#if name?has_content>Bonjour ${name},<#else>Bonjour,</#if></@m.p>
<@m.p>
<#switch notice>
<#case "password_changed">le mot de passe de votre compte ${service} a été modifié. Tous les autres appareils ont été déconnectés.<#break>
<#case "password_reset">un nouveau mot de passe a été choisi pour votre compte ${service}, avec un code qui vous a été envoyé par e-mail. Tous les appareils ont été déconnectés.<#break>
<#case "password_missing">votre compte ${service} est confirmé, mais il n’a pas encore de mot de passe. Choisissez-en un avec « Mot de passe oublié ». Si un mot de passe a été choisi lors d’une inscription, il n’est pas en vigueur, car il pourrait être celui de quelqu’un d’autre : plusieurs personnes se sont inscrites avec cette adresse, ou l’inscription est trop ancienne.<#break>
<#case "email_change_requested">quelqu’un qui connaît votre mot de passe a demandé que votre compte ${service} soit associé à ${new_address!"une autre adresse"}. Ce sera fait dès que le code envoyé à cette adresse sera saisi ; jusque-là, rien n’est changé.<#break>
<#case "email_changed">votre compte ${service} est désormais associé à ${new_address!"une autre adresse"}. La présente adresse ne permet plus de se connecter, et ceci est le dernier e-mail qu’elle reçoit.<#break>
<#case "totp_enabled">une application d’authentification est désormais le second facteur de votre compte ${service} : son code est demandé à la connexion. De nouveaux codes de récupération ont été créés ; les anciens ne sont plus valables.<#break>
<#case "totp_disabled">l’application d’authentification de votre compte ${service} a été supprimée : son code n’est plus demandé à la connexion. Tous les autres appareils ont été déconnectés.<#break>
<#case "recovery_codes_renewed">de nouveaux codes de récupération ont été créés pour votre compte ${service}. Les anciens ne sont plus valables.<#break>
<#case "recovery_code_used">quelqu’un s’est connecté à votre compte ${service} avec un code de récupération. Ce code ne peut pas servir une seconde fois.<#break>
<#case "code_repeated">quelqu’un est arrivé à la seconde étape d’une connexion à votre compte ${service} et a donné un code de votre application d’authentification qui avait déjà servi. La connexion a été refusée. Si vous n’avez pas utilisé vous-même le même code sur deux appareils, il se peut que quelqu’un l’ait vu.<#break>
<#case "passkey_added">une clé d’accès a été ajoutée à votre compte ${service}<#if passkey?has_content>: ${passkey}</#if>. Elle permet de se connecter sans mot de passe.<#break>
<#case "passkey_removed">une clé d’accès de votre compte ${service} a été supprimée<#if passkey?has_content>: ${passkey}</#if>. Tous les autres appareils ont été déconnectés.<#break>
<#case "personal_token_created">un jeton d’accès personnel a été créé pour votre compte ${service}<#if personal_token?has_content>: ${personal_token}</#if>. Quiconque le détient peut utiliser le compte sans se connecter, dans la limite de ses autorisations, jusqu’à ce qu’il expire ou que vous le révoquiez.<#break>
<#case "factors_removed">un administrateur a supprimé l’application d’authentification, les clés d’accès et les codes de récupération de votre compte ${service}. Tous les appareils ont été déconnectés, et seul le mot de passe est demandé à la connexion tant que vous n’avez pas configuré un nouveau second facteur.<#break>
<#case "new_device">quelqu’un s’est connecté à votre compte ${service} depuis un appareil encore inconnu.<#break>
<#case "account_deleted">votre compte ${service} a été supprimé, comme vous l’avez demandé. Il ne peut plus être utilisé, et les données conservées à votre sujet sont en cours d’effacement.<#break>
<#case "account_deleted_by_administrator">votre compte ${service} a été supprimé par un administrateur. Il ne peut plus être utilisé, et les données conservées à votre sujet sont en cours d’effacement.<#break>
</#switch>
</@m.p>
<@m.fact "Date">${at}</@m.fact>
<#if device?has_content><@m.fact "Appareil">${device}</@m.fact></#if>
<#if network?has_content><@m.fact "Adresse réseau">${network}</@m.fact></#if>
<@m.gap/>
<#if notice?starts_with("account_deleted")>
<@m.p>Si vous n’êtes pas à l’origine de cette demande, écrivez au responsable de ${service}.</@m.p>
<#elseif notice != "password_missing">
<#if notice == "factors_removed">
<@m.p>Si vous l’avez demandé, vous n’avez rien à faire.</@m.p>
<#else>
<@m.p>Si c’était vous, vous n’avez rien à faire.</@m.p>
</#if>
<@m.p>
<#switch notice>
<#case "factors_removed">Si vous ne l’avez pas demandé, écrivez au responsable de ${service} et choisissez tout de suite un nouveau mot de passe (« Mot de passe oublié »).<#break>
<#case "email_change_requested">Si ce n’était pas vous, quelqu’un connaît votre mot de passe : connectez-vous et choisissez-en un autre tout de suite. Cela annule aussi le changement.<#break>
<#case "email_changed">Si ce n’était pas vous, écrivez tout de suite au responsable de ${service}.<#break>
<#default>Si ce n’était pas vous, choisissez tout de suite un nouveau mot de passe (« Mot de passe oublié »). Tous les appareils seront déconnectés.
</#switch>
</@m.p>
</#if>
</@m.mail>
