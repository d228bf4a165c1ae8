<#assign subject>${code} ist Ihr Code für ${service}</#assign>
<@m.mail>
<@m.code>${code}</@m.code>
<@m.p>
<#switch purpose>
<#case "password_reset">ist Ihr Code, um ein neues Passwort zu wählen.<#break>
<#case "login">ist Ihr Code, um sich anzumelden.<#break>
<#case "email_change">ist Ihr Code, um diese Adresse zur Adresse Ihres Kontos zu machen.<#break>
<#default>ist Ihr Code, um diese E-Mail-Adresse zu bestätigen.
</#switch>${" "}
Er gilt ${minutes} Minuten und für eine Verwendung.
</@m.p>
<@m.p>
Geben Sie ihn nur dort ein, wo Sie ihn angefordert haben, und geben Sie ihn niemandem, für wen er sich auch ausgibt.
</@m.p>
<@m.p>
<#switch purpose>
<#case "password_reset">Wenn Sie ihn nicht angefordert haben, ignorieren Sie diese Mail: Ihr Passwort bleibt, wie es ist.<#break>
<#case "login">Wenn Sie ihn nicht angefordert haben, ignorieren Sie diese Mail: Ohne den Code kommt niemand hinein.<#break>
<#default>Wenn Sie ihn nicht angefordert haben, hat jemand versehentlich Ihre Adresse eingegeben: Ignorieren Sie diese Mail, dann geschieht nichts.
</#switch>${" "}
</@m.p>
</@m.mail>
