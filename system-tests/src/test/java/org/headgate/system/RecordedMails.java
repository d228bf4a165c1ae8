package org.headgate.system;

import java.util.Map;
import org.headgate.mail.service.RecordingSmtpServer;

/**
 * A server whose mails go to an SMTP server that answers what a test tells it to. Whoever asks
 * first starts both; they end with the tests. A test leaves the SMTP server taking each mail.
 */
final class RecordedMails {

  private static final RecordingSmtpServer SMTP = RecordingSmtpServer.start();
  private static final Headgate HEADGATE =
      Headgate.started(
              "outgoing-mail",
              Map.of(
                  "SMTP_HOST", "127.0.0.1",
                  "SMTP_PORT", Integer.toString(SMTP.port()),
                  "MAIL_FROM", "Köln Konto <konto@köln.example>",
                  "HEADGATE_ADMIN_EMAIL", "admin@köln.example"))
          .servingToTheEnd();

  private RecordedMails() {}

  static RecordingSmtpServer smtp() {
    return SMTP;
  }

  static Headgate headgate() {
    return HEADGATE;
  }
}
