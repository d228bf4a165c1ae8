<@p>Diese Mail wurde von ${service} versandt. Sie enthält weder Links noch Anhänge, und niemand bei ${service} wird Sie
jemals nach einem Code oder einem Passwort fragen.</@p>
