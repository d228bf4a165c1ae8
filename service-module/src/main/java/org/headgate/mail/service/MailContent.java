package org.headgate.mail.service;

import java.util.Optional;
import org.headgate.common.text.SingleLineText;

/**
 * Subject and body of a mail.
 *
 * @param subject one line
 * @param body plain text
 * @param html the same as HTML, for readers that show it; empty for a mail of plain text only
 */
public record MailContent(String subject, String body, Optional<String> html) {

  /** Whatever the subject is made of, it is one header. */
  public MailContent {
    subject = SingleLineText.spaced(subject);
  }

  /** A mail of plain text only. */
  public MailContent(String subject, String body) {
    this(subject, body, Optional.empty());
  }

  /** Without the text, and without the subject, which may hold a code too. */
  @Override
  public String toString() {
    return "MailText[]";
  }
}
