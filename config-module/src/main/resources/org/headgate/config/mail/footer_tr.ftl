<@p>Bu e-posta ${service} tarafından gönderildi. Bağlantı ve ek içermez; ${service} adına hiç kimse sizden kod ya da parola istemez.</@p>
