<#assign subject>${code} ist der Code Ihrer Einladung zu ${service}</#assign>
<@m.mail>
<@m.code>${code}</@m.code>
<@m.p><#if name?has_content>Guten Tag ${name},<#else>Guten Tag,</#if></@m.p>
<@m.p>
Sie sind eingeladen, ein Konto bei ${service} zu verwenden. Um die Einladung anzunehmen, geben Sie den Code oben zusammen mit dieser
E-Mail-Adresse ein und wählen ein Passwort. Der Code gilt bis ${until} und für eine Verwendung.
</@m.p>
<@m.p>
Geben Sie ihn nur dort ein, wo es Ihnen gesagt wurde, und geben Sie ihn niemandem, für wen er sich auch ausgibt.
</@m.p>
<@m.p>
Wenn Sie diese Mail nicht erwartet haben, ignorieren Sie sie: Ohne den Code kann das Konto nicht verwendet werden.
</@m.p>
</@m.mail>
