package org.headgate.config.mail;

/**
 * A rendered mail, as text and HTML.
 *
 * @param subject as rendered; the sender converts it to one line
 */
public record RenderedMail(String subject, String text, String html) {}
