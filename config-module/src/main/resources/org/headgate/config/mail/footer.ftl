<@p>This mail was sent by ${service}. It has no links and no attachments, and nobody at ${service} will ever ask you for a
code or a password.</@p>
