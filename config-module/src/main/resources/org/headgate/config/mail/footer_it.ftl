<@p>Questa e-mail è stata inviata da ${service}. Non contiene link né allegati, e nessuno di ${service} le chiederà mai un codice o una
password.</@p>
