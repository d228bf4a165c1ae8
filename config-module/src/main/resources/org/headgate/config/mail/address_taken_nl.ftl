<#assign subject>U hebt al een account</#assign>
<@m.mail>
<@m.p>
Iemand, waarschijnlijk uzelf, wilde dit adres gebruiken voor een account bij ${service}. Het adres heeft al een account: meld u
ermee aan, of kies een nieuw wachtwoord als u het uwe bent vergeten.
</@m.p>
<@m.p>Als u dit niet was, hoeft u niets te doen. Er is niets gewijzigd, en degene die het probeerde, is niets te weten gekomen.</@m.p>
</@m.mail>
