package org.headgate.config.mail;

/**
 * The origin of a mail's template in one language.
 *
 * @param language BCP 47
 * @param own whether it is an operator's instead of the shipped one
 */
public record TemplateSource(MailKind kind, String language, boolean own) {}
