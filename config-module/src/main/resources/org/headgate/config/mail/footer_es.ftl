<@p>Este correo lo ha enviado ${service}. No tiene enlaces ni archivos adjuntos, y nadie de ${service} le pedirá nunca un código o una
contraseña.</@p>
