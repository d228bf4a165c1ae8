<@p>Deze e-mail is verzonden door ${service}. Hij bevat geen koppelingen en geen bijlagen, en niemand van ${service} zal u ooit om een
code of een wachtwoord vragen.</@p>
