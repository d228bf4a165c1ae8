<#assign subject>Zamanlamanız durduruldu: ${schedule}</#assign>
<@m.mail>
<@m.p><#if name?has_content>Merhaba ${name},<#else>Merhaba,</#if></@m.p>
<@m.p>
<#if (reason!"failed") == "gone">${service} üzerindeki zamanlamanızın alıcısı artık var olmadığını ve başka istek almak istemediğini bildirdi (410); bu nedenle
zamanlama hemen durduruldu.<#else>${service} üzerindeki zamanlamanız, her seferinde tüm denemelerden sonra, art arda on kez başarısız oldu ve durduruldu.</#if>
Yapması gereken iş artık yapılmıyor.
</@m.p>
<@m.fact "Zamanlama">${schedule}</@m.fact>
<@m.fact "Son hata">${error}</@m.fact>
<@m.gap/>
<@m.p>Neden ortadan kalkınca zamanlamayı sürdürün. O zamana kadar yapılması gerekenler kendiliğinden tamamlanmaz; bunun için geriye dönük
çalıştırma (backfill) vardır.</@m.p>
</@m.mail>
