<@p>Tę wiadomość wysłał serwis ${service}. Nie zawiera ona odnośników ani załączników, a nikt z serwisu ${service} nigdy nie poprosi Cię
o kod ani hasło.</@p>
