package org.headgate.config.mail;

/**
 * Whose text a mail is in one language.
 *
 * @param language BCP 47
 * @param own whether it is an operator's, and not the one that is shipped
 */
public record TemplateSource(MailKind kind, String language, boolean own) {}
