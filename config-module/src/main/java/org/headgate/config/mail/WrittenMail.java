package org.headgate.config.mail;

/**
 * A mail in both forms.
 *
 * @param subject as the template has it; who sends it makes one line of it
 */
public record WrittenMail(String subject, String text, String html) {}
