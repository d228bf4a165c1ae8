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

  /**
   * Makes the subject a single header line. A name in it may neither add another one nor turn the
   * rest of the subject around.
   */
  public MailContent {
    subject = SingleLineText.inOneDirection(SingleLineText.spaced(subject));
  }

  /** A mail of plain text only. */
  public MailContent(String subject, String body) {
    this(subject, body, Optional.empty());
  }

  /** Leaves out text and subject, because both may contain a code. */
  @Override
  public String toString() {
    return "MailContent[]";
  }
}
