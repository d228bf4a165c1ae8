<@p>Cet e-mail a été envoyé par ${service}. Il ne contient ni lien ni pièce jointe, et personne chez ${service} ne vous demandera jamais
un code ou un mot de passe.</@p>
