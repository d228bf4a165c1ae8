<#assign subject>${code}, ${service} davetinizin kodu</#assign>
<@m.mail>
<@m.code>${code}</@m.code>
<@m.p><#if name?has_content>Merhaba ${name},<#else>Merhaba,</#if></@m.p>
<@m.p>
${service} hesabı açmaya davetlisiniz. Kabul etmek için yukarıdaki kodu bu e-posta adresiyle birlikte girin ve bir parola seçin. Kod
${until} tarihine kadar ve tek bir kullanım için geçerlidir.
</@m.p>
<@m.p>
Kodu yalnızca sizi davet eden kişinin söylediği yere girin ve kim olduğunu söylerse söylesin kimseye vermeyin.
</@m.p>
<@m.p>
Bu e-postayı beklemiyorduysanız dikkate almayın: Kod olmadan hesap kullanılamaz.
</@m.p>
</@m.mail>
