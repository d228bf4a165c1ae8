<#assign subject>Zaten bir hesabınız var</#assign>
<@m.mail>
<@m.p>
Biri, büyük olasılıkla siz, bu adresi bir ${service} hesabı için kullanmak istedi. Bu adresin zaten bir hesabı var: Onunla oturum
açın ya da parolanızı unuttuysanız yeni bir parola seçin.
</@m.p>
<@m.p>Bunu siz yapmadıysanız bir şey yapmanız gerekmez. Hiçbir şey değiştirilmedi ve deneyen kişiye bir şey bildirilmedi.</@m.p>
</@m.mail>
