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
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.UUID;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.headgate.common.identity.EmailAddress;
import org.headgate.common.tracing.OpenSpan;
import org.headgate.common.tracing.SpanName;
import org.headgate.common.tracing.Spans;
import org.headgate.config.Secret;
import org.headgate.config.settings.MailSettings;

/** Sends mails by SMTP. Callers hold no transaction and no database connection. */
@ApplicationScoped
public class SmtpMailSender {

  private static final SpanName SEND = SpanName.call("send mail");
  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  @Resource(lookup = "mail/outgoing")
  private Session session;

  private MailSettings settings;
  private MessageIdSigner messageIds;
  private Clock clock;

  /** For the client proxy only. */
  protected SmtpMailSender() {}

  @Inject
  SmtpMailSender(MailSettings settings, MessageIdSigner messageIds, Clock clock) {
    this.settings = settings;
    this.messageIds = messageIds;
    this.clock = clock;
  }

  /** For tests without a container. */
  SmtpMailSender(Session session, MailSettings settings, MessageIdSigner messageIds, Clock clock) {
    this(settings, messageIds, clock);
    this.session = session;
  }

  /**
   * Sends a mail. After two failures to connect, the server is not tried for 5 s, so that waiting
   * mails do not each occupy a connection and a thread until a timeout.
   *
   * @param id the id of the mail, the same whenever it is sent again
   * @throws MailRefusedException when the mail server refuses it for good
   * @throws MailNotSentException when another try may help
   */
  @CircuitBreaker(
      requestVolumeThreshold = 2,
      failureRatio = 1.0,
      delay = 5_000,
      failOn = MailServerUnavailableException.class)
  @Fallback(fallbackMethod = "leaveAlone", applyOn = CircuitBreakerOpenException.class)
  public void send(EmailAddress to, MailContent text, UUID id) {
    if (to.refusal().isPresent()) {
      throw MailRefusedException.invalidAddress(to);
    }
    try {
      MimeMessage message = new MimeMessage(session);
      message.setFrom(sender());
      message.setRecipient(Message.RecipientType.TO, mailbox(to));
      message.setSubject(text.subject(), UTF_8);
      write(message, text);
      message.setSentDate(Date.from(clock.instant()));
      message.setHeader("Auto-Submitted", "auto-generated");
      message.saveChanges();
      message.setHeader("Message-ID", messageIds.sign(id, to));
      deliver(to, message);
    } catch (UnsupportedEncodingException e) {
      throw new UncheckedIOException(e);
    } catch (MessagingException e) {
      throw new MailNotSentException(to, e);
    }
  }

  /**
   * Plain text comes first: of alternatives, a reader shows the last that it supports (RFC 2046,
   * 5.1.4).
   */
  private static void write(MimeMessage message, MailContent text) throws MessagingException {
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

  private InternetAddress sender() throws UnsupportedEncodingException {
    InternetAddress sender = mailbox(settings.from().address());
    if (settings.from().name().isPresent()) {
      sender.setPersonal(settings.from().name().get(), UTF_8);
    }
    return sender;
  }

  /** The address byte for byte, so that Jakarta Mail does not parse it again. */
  private static InternetAddress mailbox(EmailAddress address) {
    InternetAddress mailbox = new InternetAddress();
    mailbox.setAddress(address.value());
    return mailbox;
  }

  /**
   * A refusal before the recipient is named is a problem of the server or of our settings, and so
   * temporary.
   */
  private void deliver(EmailAddress to, MimeMessage message) throws MessagingException {
    OpenSpan span = Spans.within(SEND);
    try (Transport transport = session.getTransport()) {
      connect(transport, to);
      try {
        transport.sendMessage(message, message.getAllRecipients());
      } catch (MessagingException e) {
        throw SmtpReply.of(e)
            .filter(SmtpReply::isFinal)
            .<MailNotSentException>map(reply -> new MailRefusedException(to, reply, e))
            .orElseGet(() -> new MailNotSentException(to, e));
      }
    } finally {
      span.close();
    }
  }

  private void connect(Transport transport, EmailAddress to) {
    try {
      transport.connect(
          settings.user().orElse(null), settings.password().map(Secret::reveal).orElse(null));
    } catch (MessagingException e) {
      throw new MailServerUnavailableException(to, e);
    }
  }

  void leaveAlone(EmailAddress to, MailContent text, UUID id) {
    throw new MailServerUnavailableException(
        to,
        new MessagingException(
            "the mail server could not be reached a moment ago; it is left alone for some seconds"));
  }
}
