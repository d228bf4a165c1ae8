<#assign subject><#switch notice>
<#case "password_changed">Your password was changed<#break>
<#case "password_reset">Your password was reset<#break>
<#case "password_missing">Choose a password for your account<#break>
<#case "email_change_requested">Somebody asked to change the address of your account<#break>
<#case "email_changed">The address of your account was changed<#break>
<#case "totp_enabled">A second factor was added to your account<#break>
<#case "totp_disabled">The second factor of your account was removed<#break>
<#case "recovery_codes_renewed">You have new recovery codes<#break>
<#case "recovery_code_used">A recovery code was used<#break>
<#case "code_repeated">A code of your authenticator app was entered twice<#break>
<#case "passkey_added">A passkey was added to your account<#break>
<#case "passkey_removed">A passkey was removed from your account<#break>
<#case "personal_token_created">A personal access token was created for your account<#break>
<#case "factors_removed">The second factors of your account were removed<#break>
<#case "new_device">A log-in from a new device<#break>
<#case "account_deleted">Your account is being deleted<#break>
<#case "account_deleted_by_administrator">Your account is being deleted<#break>
</#switch></#assign>
<@m.mail>
<@m.p><#if name?has_content>Hello ${name},<#else>Hello,</#if></@m.p>
<@m.p>
<#switch notice>
<#case "password_changed">the password of your account at ${service} was changed. Every other device was logged out.<#break>
<#case "password_reset">a new password was chosen for your account at ${service}, with a code that was mailed to you. Every device was logged out.<#break>
<#case "password_missing">your account at ${service} is confirmed, but it has no password yet. Choose one with "forgot password". If one was chosen at a sign-up, it does not count, as it may be somebody else's: more than one person signed up with this address, or it was a while ago.<#break>
<#case "email_change_requested">somebody who knows your password asked to change the address of your account at ${service} to ${new_address!"another address"}. The change takes effect when the code that was mailed there is entered; until then nothing changes.<#break>
<#case "email_changed">the address of your account at ${service} is now ${new_address!"another address"}. You can no longer log in with this address, and this is the last mail to it.<#break>
<#case "totp_enabled">an authenticator app is now the second factor of your account at ${service}: a log-in asks for its code. You got new recovery codes with it; earlier ones no longer work.<#break>
<#case "totp_disabled">the authenticator app of your account at ${service} was removed: a log-in no longer asks for its code. Every other device was logged out.<#break>
<#case "recovery_codes_renewed">new recovery codes were created for your account at ${service}. The earlier ones no longer work.<#break>
<#case "recovery_code_used">somebody logged in to your account at ${service} with one of its recovery codes. It cannot be used again.<#break>
<#case "code_repeated">somebody got as far as the second step of a log-in to your account at ${service}, and gave a code of your authenticator app that had been used already. They were not let in. If you did not use the same code on two devices yourself, somebody may have seen it.<#break>
<#case "passkey_added">a passkey was added to your account at ${service}<#if passkey?has_content>: ${passkey}</#if>. With it, you can log in without the password.<#break>
<#case "passkey_removed">a passkey of your account at ${service} was removed<#if passkey?has_content>: ${passkey}</#if>. Every other device was logged out.<#break>
<#case "personal_token_created">a personal access token was created for your account at ${service}<#if personal_token?has_content>: ${personal_token}</#if>. Anybody who has it can use the account without logging in, within its scopes, until it expires or you revoke it.<#break>
<#case "factors_removed">an administrator removed the authenticator app, the passkeys and the recovery codes of your account at ${service}. Every device was logged out, and a log-in asks for the password alone until you set up a second factor again.<#break>
<#case "new_device">somebody logged in to your account at ${service} from a new device.<#break>
<#case "account_deleted">your account at ${service} was deleted, as you asked. It can no longer be used, and the data that is stored about you is being erased.<#break>
<#case "account_deleted_by_administrator">your account at ${service} was deleted by an administrator. It can no longer be used, and the data that is stored about you is being erased.<#break>
</#switch>
</@m.p>
<@m.fact "When">${at}</@m.fact>
<#if device?has_content><@m.fact "Device">${device}</@m.fact></#if>
<#if network?has_content><@m.fact "Network address">${network}</@m.fact></#if>
<@m.gap/>
<#if notice?starts_with("account_deleted")>
<@m.p>If it was not you, write to the people who run ${service}.</@m.p>
<#elseif notice != "password_missing">
<#if notice == "factors_removed">
<@m.p>If you asked for it, you need not do anything.</@m.p>
<#else>
<@m.p>If it was you, you need not do anything.</@m.p>
</#if>
<@m.p>
<#switch notice>
<#case "factors_removed">If you did not ask for it, write to the people who run ${service}, and choose a new password now ("forgot password").<#break>
<#case "email_change_requested">If it was not you, somebody knows your password: log in and choose another one now. That also cancels the change.<#break>
<#case "email_changed">If it was not you, write to the people who run ${service} now.<#break>
<#default>If it was not you, choose a new password now ("forgot password"). That logs out every device.
</#switch>
</@m.p>
</#if>
</@m.mail>
