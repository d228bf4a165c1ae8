<#assign subject>Ha già un account</#assign>
<@m.mail>
<@m.p>
Qualcuno, probabilmente lei, ha voluto usare questo indirizzo per un account su ${service}. Esiste già un account: acceda con questo
indirizzo, o scelga una nuova password se ha dimenticato la sua.
</@m.p>
<@m.p>Se non è stato lei, non deve fare nulla. Nulla è stato cambiato, e a chi ha provato non è stato detto niente.</@m.p>
</@m.mail>
