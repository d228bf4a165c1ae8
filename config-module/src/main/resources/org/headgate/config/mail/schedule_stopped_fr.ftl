<#assign subject>Votre planification a été arrêtée : ${schedule}</#assign>
<@m.mail>
<@m.p><#if name?has_content>Bonjour ${name},<#else>Bonjour,</#if></@m.p>
<@m.p>
<#if (reason!"failed") == "gone">le destinataire de votre planification sur ${service} a répondu qu’il n’existe plus et ne veut plus recevoir de requêtes (410) ; la
planification a donc été arrêtée aussitôt.<#else>votre planification sur ${service} a échoué dix fois de suite, à chaque fois après toutes ses tentatives, et a été arrêtée.</#if>
Ce qu’elle devait faire n’est plus fait.
</@m.p>
<@m.fact "Planification">${schedule}</@m.fact>
<@m.fact "Dernière erreur">${error}</@m.fact>
<@m.gap/>
<@m.p>Quand la cause aura disparu, reprenez la planification. Ce qui était dû entre-temps n’est pas rattrapé ; un rattrapage (backfill) le
permet.</@m.p>
</@m.mail>
