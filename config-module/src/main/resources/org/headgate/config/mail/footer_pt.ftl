<@p>Este e-mail foi enviado por ${service}. Não tem links nem anexos, e ninguém de ${service} lhe pedirá alguma vez um código ou uma
senha.</@p>
