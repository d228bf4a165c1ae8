<#assign subject>Vous avez déjà un compte</#assign>
<@m.mail>
<@m.p>
Quelqu’un, sans doute vous, a voulu utiliser cette adresse pour un compte ${service}. Elle a déjà un compte : connectez-vous avec
elle, ou choisissez un nouveau mot de passe si vous avez oublié le vôtre.
</@m.p>
<@m.p>Si ce n’était pas vous, vous n’avez rien à faire. Rien n’a été modifié, et la personne en question n’a rien appris.</@m.p>
</@m.mail>
