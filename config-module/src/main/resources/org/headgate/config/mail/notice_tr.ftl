<#assign subject><#switch notice>
<#case "password_changed">Parolanız değiştirildi<#break>
<#case "password_reset">Parolanız sıfırlandı<#break>
<#case "password_missing">Hesabınız için bir parola seçin<#break>
<#case "email_change_requested">Hesabınızın adresi değiştirilmek isteniyor<#break>
<#case "email_changed">Hesabınızın adresi değiştirildi<#break>
<#case "totp_enabled">Hesabınıza ikinci bir doğrulama yöntemi eklendi<#break>
<#case "totp_disabled">Hesabınızın ikinci doğrulama yöntemi kaldırıldı<#break>
<#case "recovery_codes_renewed">Yeni kurtarma kodlarınız var<#break>
<#case "recovery_code_used">Bir kurtarma kodu kullanıldı<#break>
<#case "code_repeated">Doğrulama uygulamanızın bir kodu iki kez geldi<#break>
<#case "passkey_added">Hesabınıza bir geçiş anahtarı eklendi<#break>
<#case "passkey_removed">Hesabınızdan bir geçiş anahtarı kaldırıldı<#break>
<#case "personal_token_created">Hesabınız için kişisel erişim belirteci oluşturuldu<#break>
<#case "factors_removed">Hesabınızın ikinci doğrulama yöntemleri kaldırıldı<#break>
<#case "new_device">Yeni bir cihazdan oturum açıldı<#break>
<#case "account_deleted">Hesabınız siliniyor<#break>
<#case "account_deleted_by_administrator">Hesabınız siliniyor<#break>
</#switch></#assign>
<@m.mail>
<@m.p><#if name?has_content>Merhaba ${name},<#else>Merhaba,</#if></@m.p>
<@m.p>
<#switch notice>
<#case "password_changed">${service} hesabınızın parolası değiştirildi. Diğer tüm cihazlarda oturum kapatıldı.<#break>
<#case "password_reset">${service} hesabınız için, size e-postayla gönderilen bir kodla yeni bir parola seçildi. Tüm cihazlarda oturum kapatıldı.<#break>
<#case "password_missing">${service} hesabınız onaylandı, ancak henüz bir parolası yok. “Parolamı unuttum” ile bir parola seçin. Kayıt sırasında bir parola seçildiyse geçerli değil, çünkü başka birine ait olabilir: Bu adresle birden fazla kişi kayıt oldu ya da kaydın üzerinden uzun zaman geçti.<#break>
<#case "email_change_requested">parolanızı bilen biri, ${service} hesabınızın adresinin ${new_address!"başka bir adres"} olmasını istedi. Değişiklik, oraya gönderilen kod girildiğinde gerçekleşir; o zamana kadar hiçbir şey değişmez.<#break>
<#case "email_changed">${service} hesabınızın adresi artık ${new_address!"başka bir adres"}. Bu adresle artık oturum açılamaz ve bu, bu adrese gönderilen son e-postadır.<#break>
<#case "totp_enabled">bir doğrulama uygulaması artık ${service} hesabınızın ikinci doğrulama yöntemi: Oturum açarken kodu istenir. Bununla birlikte yeni kurtarma kodları oluşturuldu; öncekiler artık geçerli değil.<#break>
<#case "totp_disabled">${service} hesabınızın doğrulama uygulaması kaldırıldı: Oturum açarken artık kodu istenmez. Diğer tüm cihazlarda oturum kapatıldı.<#break>
<#case "recovery_codes_renewed">${service} hesabınız için yeni kurtarma kodları oluşturuldu. Öncekiler artık geçerli değil.<#break>
<#case "recovery_code_used">biri ${service} hesabınızda bir kurtarma koduyla oturum açtı. Bu kod ikinci kez kullanılamaz.<#break>
<#case "code_repeated">biri ${service} hesabınızda oturum açmanın ikinci adımına kadar geldi ve doğrulama uygulamanızın daha önce kullanılmış bir kodunu girdi. Girişe izin verilmedi. Aynı kodu iki cihazda kendiniz kullanmadıysanız, biri onu görmüş olabilir.<#break>
<#case "passkey_added">${service} hesabınıza bir geçiş anahtarı eklendi<#if passkey?has_content>: ${passkey}</#if>. Bununla parola olmadan oturum açılabilir.<#break>
<#case "passkey_removed">${service} hesabınızdan bir geçiş anahtarı kaldırıldı<#if passkey?has_content>: ${passkey}</#if>. Diğer tüm cihazlarda oturum kapatıldı.<#break>
<#case "personal_token_created">${service} hesabınız için kişisel erişim belirteci oluşturuldu<#if personal_token?has_content>: ${personal_token}</#if>. Ona sahip olan, süresi dolana veya siz geri alana kadar, izinleri ölçüsünde hesabı oturum açmadan kullanabilir.<#break>
<#case "factors_removed">bir yönetici ${service} hesabınızın doğrulama uygulamasını, geçiş anahtarlarını ve kurtarma kodlarını kaldırdı. Tüm cihazlarda oturum kapatıldı ve siz yeniden ikinci bir yöntem ayarlayana kadar oturum açarken yalnızca parola istenir.<#break>
<#case "new_device">biri ${service} hesabınızda daha önce görülmemiş bir cihazdan oturum açtı.<#break>
<#case "account_deleted">${service} hesabınız isteğiniz üzerine silindi. Artık kullanılamaz ve hakkınızda saklanan veriler siliniyor.<#break>
<#case "account_deleted_by_administrator">${service} hesabınız bir yönetici tarafından silindi. Artık kullanılamaz ve hakkınızda saklanan veriler siliniyor.<#break>
</#switch>
</@m.p>
<@m.fact "Ne zaman">${at}</@m.fact>
<#if device?has_content><@m.fact "Cihaz">${device}</@m.fact></#if>
<#if network?has_content><@m.fact "Ağ adresi">${network}</@m.fact></#if>
<@m.gap/>
<#if notice?starts_with("account_deleted")>
<@m.p>Bunu siz yapmadıysanız ${service} yöneticisine yazın.</@m.p>
<#elseif notice != "password_missing">
<#if notice == "factors_removed">
<@m.p>Bunu siz istediyseniz bir şey yapmanız gerekmez.</@m.p>
<#else>
<@m.p>Bunu siz yaptıysanız bir şey yapmanız gerekmez.</@m.p>
</#if>
<@m.p>
<#switch notice>
<#case "factors_removed">Bunu siz istemediyseniz ${service} yöneticisine yazın ve hemen yeni bir parola seçin (“Parolamı unuttum”).<#break>
<#case "email_change_requested">Bunu siz yapmadıysanız biri parolanızı biliyor: Oturum açın ve hemen başka bir parola seçin. Böylece değişiklik de iptal olur.<#break>
<#case "email_changed">Bunu siz yapmadıysanız hemen ${service} yöneticisine yazın.<#break>
<#default>Bunu siz yapmadıysanız hemen yeni bir parola seçin (“Parolamı unuttum”). Böylece tüm cihazlarda oturum kapatılır.
</#switch>
</@m.p>
</#if>
</@m.mail>
