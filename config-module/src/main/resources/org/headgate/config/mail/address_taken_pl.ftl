<#assign subject>Masz już konto</#assign>
<@m.mail>
<@m.p>
Ktoś, zapewne Ty, chciał użyć tego adresu do założenia konta w serwisie ${service}. Ten adres ma już konto: zaloguj się albo wybierz
nowe hasło, jeśli nie pamiętasz swojego.
</@m.p>
<@m.p>Jeśli to nie Ty, nie musisz nic robić. Nic nie zostało zmienione, a osoba, która próbowała, niczego się nie dowiedziała.</@m.p>
</@m.mail>
