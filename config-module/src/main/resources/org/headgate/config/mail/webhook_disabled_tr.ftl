<#assign subject>Olaylar artık gönderilmiyor: ${endpoint}</#assign>
<@m.mail>
<@m.p><#if name?has_content>Merhaba ${name},<#else>Merhaba,</#if></@m.p>
<@m.p>
<#if reason == "gone">${service} olaylarının bir alıcısı artık var olmadığını ve başka istek almak istemediğini bildirdi (410); bu nedenle hemen devre dışı
bırakıldı.<#else>${service} olaylarının bir alıcısı üç gündür hiçbir şey kabul etmedi ve devre dışı bırakıldı.</#if> Gönderilmeyi bekleyenlerden vazgeçildi;
bunlar 30 gün saklanır.
</@m.p>
<@m.fact "Alıcı">${endpoint}</@m.fact>
<@m.fact "Son hata">${error}</@m.fact>
<@m.gap/>
<@m.p>Neden ortadan kalkınca alıcıyı etkinleştirin ve vazgeçilenleri yeniden gönderin.</@m.p>
</@m.mail>
