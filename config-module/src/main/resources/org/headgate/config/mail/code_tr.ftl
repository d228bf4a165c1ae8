<#assign subject>${code}, ${service} için kodunuz</#assign>
<@m.mail>
<@m.code>${code}</@m.code>
<@m.p>
<#switch purpose>
<#case "password_reset">yeni bir parola seçmek için kodunuzdur.<#break>
<#case "login">oturum açmak için kodunuzdur.<#break>
<#case "email_change">bu adresi hesabınızın adresi yapmak için kodunuzdur.<#break>
<#default>bu e-posta adresini onaylamak için kodunuzdur.
</#switch>${" "}
${minutes} dakika boyunca ve tek bir kullanım için geçerlidir.
</@m.p>
<@m.p>
Kodu yalnızca istediğiniz yere girin ve kim olduğunu söylerse söylesin kimseye vermeyin.
</@m.p>
<@m.p>
<#switch purpose>
<#case "password_reset">Kodu siz istemediyseniz bu e-postayı dikkate almayın: Parolanız olduğu gibi kalır.<#break>
<#case "login">Kodu siz istemediyseniz bu e-postayı dikkate almayın: Kod olmadan kimse giriş yapamaz.<#break>
<#default>Kodu siz istemediyseniz biri adresinizi yanlışlıkla girmiştir: Bu e-postayı dikkate almayın, hiçbir şey olmaz.
</#switch>${" "}
</@m.p>
</@m.mail>
