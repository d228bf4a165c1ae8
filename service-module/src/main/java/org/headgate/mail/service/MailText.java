package org.headgate.mail.service;

import java.util.Optional;

/**
 * What a mail says.
 *
 * @param subject one line
 * @param body plain text
 * @param html the same as HTML, for readers that show it; empty for a mail of plain text only
 */
public record MailText(String subject, String body, Optional<String> html) {

  /** A mail of plain text only. */
  public MailText(String subject, String body) {
    this(subject, body, Optional.empty());
  }

  /** Without the text, and without the subject, which may hold a code too. */
  @Override
  public String toString() {
    return "MailText[]";
  }
}
