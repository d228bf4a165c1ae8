<#assign subject>Já tem uma conta</#assign>
<@m.mail>
<@m.p>
Alguém quis usar este endereço, provavelmente a seu pedido, para uma conta em ${service}. O endereço já tem uma conta: entre com
ele, ou escolha uma nova senha se esqueceu a sua.
</@m.p>
<@m.p>Se não foi a seu pedido, não é preciso fazer nada. Nada foi alterado, e quem tentou não ficou a saber de nada.</@m.p>
</@m.mail>
