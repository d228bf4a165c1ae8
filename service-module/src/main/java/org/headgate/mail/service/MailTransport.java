package org.headgate.mail.service;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import org.headgate.identity.EmailAddress;
import org.headgate.mail.MailSettings;
import org.headgate.settings.Secret;

/** Talks to the mail server, with no transaction and no connection to a database in hand. */
@ApplicationScoped
public class MailTransport {

  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  @Resource(lookup = "mail/outgoing")
  Session session;

  @Inject Clock clock;
  @Inject MailSettings settings;

  /**
   * @throws MailRefusedException when the mail server refuses it for good
   * @throws MailNotSent when another try may help
   */
  public void send(EmailAddress to, MailText text) {
    send(to, text, Optional.empty());
  }

  /**
   * As {@link #send(EmailAddress, MailText)}, with an id that is the same whenever the same mail is
   * sent again.
   */
  public void send(EmailAddress to, MailText text, UUID id) {
    send(to, text, Optional.of(id));
  }

  private void send(EmailAddress to, MailText text, Optional<UUID> id) {
    try {
      MimeMessage message = new MimeMessage(session);
      message.setFrom();
      message.setRecipient(Message.RecipientType.TO, new InternetAddress(to.value()));
      message.setSubject(text.subject(), UTF_8);
      write(message, text);
      message.setSentDate(Date.from(clock.instant()));
      message.setHeader("Auto-Submitted", "auto-generated");
      message.saveChanges();
      if (id.isPresent()) {
        message.setHeader("Message-ID", "<" + id.get() + "@" + domain(message) + ">");
      }
      deliver(to, message);
    } catch (MessagingException e) {
      throw new MailNotSent(to, e);
    }
  }

  /** Plain text first: of alternatives, a reader shows the last that it knows (RFC 2046, 5.1.4). */
  private static void write(MimeMessage message, MailText text) throws MessagingException {
    if (text.html().isEmpty()) {
      message.setText(text.body(), UTF_8);
      return;
    }
    MimeBodyPart plain = new MimeBodyPart();
    plain.setText(text.body(), UTF_8);
    MimeBodyPart html = new MimeBodyPart();
    html.setText(text.html().get(), UTF_8, "html");
    message.setContent(new MimeMultipart("alternative", plain, html));
  }

  /** Of the sender, who vouches for the id. */
  private static String domain(MimeMessage message) throws MessagingException {
    return message.getFrom()[0] instanceof InternetAddress sender
        ? sender.getAddress().substring(sender.getAddress().indexOf('@') + 1)
        : "headgate";
  }

  /** What is refused before the mail is named is the server's or ours to mend, and no end of it. */
  private void deliver(EmailAddress to, MimeMessage message) throws MessagingException {
    try (Transport transport = session.getTransport()) {
      transport.connect(
          settings.user().orElse(null), settings.password().map(Secret::reveal).orElse(null));
      try {
        transport.sendMessage(message, message.getAllRecipients());
      } catch (MessagingException notTaken) {
        throw SmtpReply.of(notTaken)
            .filter(SmtpReply::isFinal)
            .<MailNotSent>map(reply -> new MailRefusedException(to, reply, notTaken))
            .orElseGet(() -> new MailNotSent(to, notTaken));
      }
    }
  }
}
