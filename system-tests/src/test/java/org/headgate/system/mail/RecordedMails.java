package org.headgate.system.mail;

import java.util.Map;
import org.headgate.mail.service.RecordingSmtpServer;
import org.headgate.system.client.Person;
import org.headgate.system.server.ClassServer;
import org.headgate.system.server.Headgate;
import org.headgate.testbed.ImapMailbox;

/**
 * A server whose mails go to an SMTP server that answers what a test tells it to, and which reads
 * the delivery reports in a mailbox. Whoever asks first in a class of tests starts it, and it ends
 * after the class; the others end with the tests. A test leaves the SMTP server taking each mail.
 */
final class RecordedMails {

  private static final RecordingSmtpServer SMTP = RecordingSmtpServer.start();
  private static final ImapMailbox BOUNCES = ImapMailbox.started();
  private static final ClassServer<Headgate> HEADGATE = new ClassServer<>(RecordedMails::start);

  private RecordedMails() {}

  static RecordingSmtpServer smtp() {
    return SMTP;
  }

  static ImapMailbox bounces() {
    return BOUNCES;
  }

  static Headgate headgate() {
    return HEADGATE.running();
  }

  /** Signs up at the server, which sends a mail with a code. */
  static void signUp(String email) {
    headgate()
        .api()
        .body(Map.of("email", email, "password", Person.PASSWORD))
        .post("/auth/signup")
        .then()
        .statusCode(202);
  }

  private static Headgate start() {
    return Headgate.started(
            "outgoing-mail",
            Map.of(
                "SMTP_HOST", "127.0.0.1",
                "SMTP_PORT", Integer.toString(SMTP.port()),
                "BOUNCE_MAILBOX_URL", BOUNCES.url(),
                "MAIL_FROM", "Köln Konto <konto@köln.example>",
                "HEADGATE_ADMIN_EMAIL", "admin@köln.example"))
        .servingToTheEnd();
  }
}
