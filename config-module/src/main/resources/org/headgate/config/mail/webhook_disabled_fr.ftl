<#assign subject>Les événements ne sont plus envoyés : ${endpoint}</#assign>
<@m.mail>
<@m.p><#if name?has_content>Bonjour ${name},<#else>Bonjour,</#if></@m.p>
<@m.p>
<#if reason == "gone">un destinataire d’événements de ${service} a répondu qu’il n’existe plus et ne veut plus recevoir de requêtes (410) ; il a donc été
désactivé aussitôt.<#else>un destinataire d’événements de ${service} n’a rien accepté depuis trois jours et a été désactivé.</#if> Ce qui attendait d’être envoyé
a été abandonné et reste conservé 30 jours.
</@m.p>
<@m.fact "Destinataire">${endpoint}</@m.fact>
<@m.fact "Dernière erreur">${error}</@m.fact>
<@m.gap/>
<@m.p>Quand la cause aura disparu, réactivez le destinataire et renvoyez ce qui a été abandonné.</@m.p>
</@m.mail>
