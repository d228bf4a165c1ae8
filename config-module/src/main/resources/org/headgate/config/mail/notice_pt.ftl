<#assign subject><#switch notice>
<#case "password_changed">A sua senha foi alterada<#break>
<#case "password_reset">A sua senha foi redefinida<#break>
<#case "password_missing">Escolha uma senha para a sua conta<#break>
<#case "email_change_requested">A sua conta vai ter outro endereço<#break>
<#case "email_changed">O endereço da sua conta foi alterado<#break>
<#case "totp_enabled">Um segundo fator foi adicionado à sua conta<#break>
<#case "totp_disabled">O segundo fator da sua conta foi removido<#break>
<#case "recovery_codes_renewed">Há novos códigos de recuperação para a sua conta<#break>
<#case "recovery_code_used">Um código de recuperação foi usado<#break>
<#case "code_repeated">Um código da sua aplicação de autenticação chegou duas vezes<#break>
<#case "passkey_added">Uma chave de acesso foi adicionada à sua conta<#break>
<#case "passkey_removed">Uma chave de acesso da sua conta foi removida<#break>
<#case "personal_token_created">Foi criado um token de acesso pessoal para a sua conta<#break>
<#case "factors_removed">Os segundos fatores da sua conta foram removidos<#break>
<#case "new_device">Acesso a partir de um novo dispositivo<#break>
<#case "account_deleted">A sua conta está a ser eliminada<#break>
<#case "account_deleted_by_administrator">A sua conta está a ser eliminada<#break>
</#switch></#assign>
<@m.mail>
<@m.p><#if name?has_content>Olá ${name},<#else>Olá,</#if></@m.p>
<@m.p>
<#switch notice>
<#case "password_changed">a senha da sua conta em ${service} foi alterada. A sessão foi encerrada em todos os outros dispositivos.<#break>
<#case "password_reset">foi escolhida uma nova senha para a sua conta em ${service}, com um código que lhe foi enviado por e-mail. A sessão foi encerrada em todos os dispositivos.<#break>
<#case "password_missing">a sua conta em ${service} está confirmada, mas ainda não tem senha. Escolha uma em «Esqueci a senha». Se foi escolhida uma no registo, não está em vigor, pois pode ser de outra pessoa: mais de uma pessoa se registou com este endereço, ou já passou muito tempo.<#break>
<#case "email_change_requested">alguém que conhece a sua senha pediu que a sua conta em ${service} passe a ter o endereço ${new_address!"indicado"}. Isso acontece assim que for introduzido o código enviado para lá; até então nada mudou.<#break>
<#case "email_changed">a sua conta em ${service} tem agora o endereço ${new_address!"indicado"}. Este endereço já não dá acesso, e este é o último e-mail que recebe.<#break>
<#case "totp_enabled">uma aplicação de autenticação é agora o segundo fator da sua conta em ${service}: o código dela será pedido no acesso. Foram criados novos códigos de recuperação; os anteriores já não são válidos.<#break>
<#case "totp_disabled">a aplicação de autenticação da sua conta em ${service} foi removida: o código dela já não será pedido no acesso. A sessão foi encerrada em todos os outros dispositivos.<#break>
<#case "recovery_codes_renewed">foram criados novos códigos de recuperação para a sua conta em ${service}. Os anteriores já não são válidos.<#break>
<#case "recovery_code_used">alguém acedeu à sua conta em ${service} com um dos códigos de recuperação. Esse código não serve uma segunda vez.<#break>
<#case "code_repeated">alguém chegou ao segundo passo do acesso à sua conta em ${service} e deu um código da sua aplicação de autenticação que já tinha sido usado. O acesso foi recusado. Se não usou o mesmo código em dois dispositivos, é possível que alguém o tenha visto.<#break>
<#case "passkey_added">uma chave de acesso foi adicionada à sua conta em ${service}<#if passkey?has_content>: ${passkey}</#if>. Permite o acesso sem a senha.<#break>
<#case "passkey_removed">uma chave de acesso da sua conta em ${service} foi removida<#if passkey?has_content>: ${passkey}</#if>. A sessão foi encerrada em todos os outros dispositivos.<#break>
<#case "personal_token_created">foi criado um token de acesso pessoal para a sua conta em ${service}<#if personal_token?has_content>: ${personal_token}</#if>. Quem o tiver pode usar a conta sem iniciar sessão, dentro das suas permissões, até expirar ou até que o revogue.<#break>
<#case "factors_removed">um administrador removeu a aplicação de autenticação, as chaves de acesso e os códigos de recuperação da sua conta em ${service}. A sessão foi encerrada em todos os dispositivos, e no acesso será pedida apenas a senha até que configure de novo um segundo fator.<#break>
<#case "new_device">alguém acedeu à sua conta em ${service} a partir de um dispositivo que ainda não era conhecido.<#break>
<#case "account_deleted">a sua conta em ${service} foi eliminada, como pediu. Já não pode ser usada, e os dados guardados sobre si estão a ser apagados.<#break>
<#case "account_deleted_by_administrator">a sua conta em ${service} foi eliminada por um administrador. Já não pode ser usada, e os dados guardados sobre si estão a ser apagados.<#break>
</#switch>
</@m.p>
<@m.fact "Quando">${at}</@m.fact>
<#if device?has_content><@m.fact "Dispositivo">${device}</@m.fact></#if>
<#if network?has_content><@m.fact "Endereço de rede">${network}</@m.fact></#if>
<@m.gap/>
<#if notice?starts_with("account_deleted")>
<@m.p>Se não foi a seu pedido, escreva a quem gere ${service}.</@m.p>
<#elseif notice != "password_missing">
<#if notice == "factors_removed">
<@m.p>Se foi a seu pedido, não precisa de fazer nada.</@m.p>
<#else>
<@m.p>Se reconhece esta ação, não precisa de fazer nada.</@m.p>
</#if>
<@m.p>
<#switch notice>
<#case "factors_removed">Se não foi a seu pedido, escreva a quem gere ${service} e escolha já uma nova senha («Esqueci a senha»).<#break>
<#case "email_change_requested">Se não foi a seu pedido, alguém conhece a sua senha: entre na conta e escolha já outra. Isso também anula a alteração.<#break>
<#case "email_changed">Se não foi a seu pedido, escreva já a quem gere ${service}.<#break>
<#default>Se não o reconhece, escolha já uma nova senha («Esqueci a senha»). Isso encerra a sessão em todos os dispositivos.
</#switch>
</@m.p>
</#if>
</@m.mail>
