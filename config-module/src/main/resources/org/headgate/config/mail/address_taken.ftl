<#assign subject>You already have an account</#assign>
<@m.mail>
<@m.p>
Somebody, probably you, wanted to use this address for an account at ${service}. It has an account already: log in with it, or
choose a new password if you have forgotten yours.
</@m.p>
<@m.p>If it was not you, you need not do anything. Nothing was changed, and we told the other person nothing.</@m.p>
</@m.mail>
