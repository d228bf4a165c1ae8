<#assign subject>Sie haben bereits ein Konto</#assign>
<@m.mail>
<@m.p>
Jemand, vermutlich Sie selbst, wollte diese Adresse für ein Konto bei ${service} verwenden. Zu ihr gehört bereits ein Konto: Melden
Sie sich damit an, oder wählen Sie ein neues Passwort, falls Sie Ihres vergessen haben.
</@m.p>
<@m.p>Wenn Sie es nicht waren, ist nichts zu tun. Es wurde nichts geändert, und wer es auch war, hat davon nichts erfahren.</@m.p>
</@m.mail>
