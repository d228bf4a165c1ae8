package org.headgate.launcher.mail;

import java.time.Instant;
import java.util.Optional;
import org.headgate.launcher.PrintableText;

/**
 * A mail as a recipient got it, reduced to what a person reads.
 *
 * @param to the recipient's address, as in the envelope
 * @param from the sender
 * @param subject the subject, empty when it had none
 * @param text the plain text
 * @param html the same as HTML, where the mail has that too
 * @param receivedAt when it was caught
 */
public record CaughtMail(
    String to,
    String from,
    String subject,
    String text,
    Optional<String> html,
    Instant receivedAt) {

  /** The mail as printed to the terminal, without control sequences. */
  public String printed() {
    return """

    ---- mail to %s ----
    From:    %s
    Subject: %s

    %s
    ----
    """
        .formatted(
            PrintableText.line(to),
            PrintableText.line(from),
            PrintableText.line(subject),
            PrintableText.lines(text).strip());
  }
}
