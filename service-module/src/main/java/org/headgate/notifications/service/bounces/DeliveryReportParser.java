package org.headgate.notifications.service.bounces;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePartDataSource;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.headgate.common.identity.EmailAddress;
import org.headgate.common.text.SingleLineLogger;
import org.headgate.mail.service.EnhancedStatus;

/**
 * Reads delivery reports (RFC 3464, RFC 6533): the recipients for whom a server gave up, and the
 * Message-ID of the mail that came back. Strangers write such mails, so parts and recipients are
 * bounded, and whatever is broken is no report.
 */
final class DeliveryReportParser {

  private static final Logger LOG = SingleLineLogger.of(DeliveryReportParser.class);

  /** Some versions of the library read no mail without one. */
  private static final Session SESSION = Session.getInstance(new Properties());

  private static final int MAX_PARTS = 16;
  private static final int MAX_RECIPIENTS = 50;
  private static final int MAX_FIELDS_BYTES = 64 * 1024;
  private static final Set<String> STATUS =
      Set.of("message/delivery-status", "message/global-delivery-status");
  private static final Set<String> RETURNED =
      Set.of(
          "message/rfc822",
          "text/rfc822-headers",
          "message/rfc822-headers",
          "message/global",
          "message/global-headers");

  /** A reply of SMTP, as {@code smtp; 550-5.1.1 no such user}. */
  private static final Pattern REPLY =
      Pattern.compile("smtp\\s*;\\s*([2-5][0-9]{2})(?:[\\s-]+(.*))?", Pattern.DOTALL);

  private DeliveryReportParser() {}

  /**
   * @param mail its bytes, of which the end may be missing
   * @return empty for any other mail
   */
  static Optional<DeliveryReport> parse(byte[] mail) {
    try {
      MimeMessage message = new MimeMessage(SESSION, new ByteArrayInputStream(mail));
      return isReport(message) ? read(new Parts(message)) : Optional.empty();
    } catch (MessagingException | IOException | RuntimeException e) {
      // The library throws unchecked exceptions too where the structure of a mail is broken.
      LOG.log(Level.DEBUG, "A mail in the bounce mailbox cannot be read", e);
      return Optional.empty();
    }
  }

  private static boolean isReport(MimeMessage message) throws MessagingException {
    ContentType type = new ContentType(message.getContentType());
    return type.match("multipart/report")
        && "delivery-status".equalsIgnoreCase(type.getParameter("report-type"));
  }

  private static Optional<DeliveryReport> read(MimeMultipart parts)
      throws MessagingException, IOException {
    List<DeliveryFailure> failures = new ArrayList<>();
    Optional<String> messageId = Optional.empty();
    for (int i = 0; i < parts.getCount(); i++) {
      MimeBodyPart part = (MimeBodyPart) parts.getBodyPart(i);
      String type = new ContentType(part.getContentType()).getBaseType().toLowerCase(Locale.ROOT);
      if (STATUS.contains(type)) {
        failures.addAll(failures(fields(part)));
      } else if (RETURNED.contains(type) && messageId.isEmpty()) {
        messageId = field(new InternetHeaders(fields(part)), "Message-ID");
      }
    }
    return messageId.map(id -> new DeliveryReport(id, failures));
  }

  private static InputStream fields(MimeBodyPart part) throws MessagingException, IOException {
    try (InputStream content = part.getInputStream()) {
      return new ByteArrayInputStream(content.readNBytes(MAX_FIELDS_BYTES));
    }
  }

  /** The first group of fields is about the mail, each other one about a recipient. */
  private static List<DeliveryFailure> failures(InputStream fields)
      throws MessagingException, IOException {
    List<DeliveryFailure> failures = new ArrayList<>();
    for (int i = 0; i < MAX_RECIPIENTS && fields.available() > 0; i++) {
      failure(new InternetHeaders(fields)).ifPresent(failures::add);
    }
    return failures;
  }

  private static Optional<DeliveryFailure> failure(InternetHeaders fields) {
    boolean failed =
        field(fields, "Action")
            .filter(action -> action.toLowerCase(Locale.ROOT).matches("failed\\b.*"))
            .isPresent();
    Optional<EnhancedStatus> status = field(fields, "Status").flatMap(EnhancedStatus::read);
    if (!failed || status.isEmpty()) {
      return Optional.empty();
    }
    Optional<Matcher> reply =
        field(fields, "Diagnostic-Code")
            .map(text -> REPLY.matcher(text.toLowerCase(Locale.ROOT)))
            .filter(Matcher::matches);
    OptionalInt replyCode =
        reply.stream().mapToInt(matcher -> Integer.parseInt(matcher.group(1))).findFirst();
    Optional<EnhancedStatus> repliedStatus =
        reply.map(matcher -> matcher.group(2)).flatMap(EnhancedStatus::read);
    return Optional.of(
        new DeliveryFailure(
            Stream.of("Original-Recipient", "Final-Recipient")
                .flatMap(
                    name -> field(fields, name).flatMap(DeliveryReportParser::address).stream())
                .toList(),
            status
                .filter(stated -> !stated.isUnspecified())
                .or(() -> repliedStatus)
                .or(() -> status)
                .get(),
            replyCode));
  }

  /** An address behind its type, as {@code rfc822; ada@example.org}. */
  private static Optional<EmailAddress> address(String field) {
    String address = field.substring(field.indexOf(';') + 1).strip();
    try {
      return Optional.of(EmailAddress.parse(address.replaceAll("^<|>$", "")));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> field(InternetHeaders fields, String name) {
    String[] values = fields.getHeader(name);
    return values == null
        ? Optional.empty()
        : Optional.of(MimeUtility.unfold(values[0]).strip()).filter(text -> !text.isEmpty());
  }

  /** The parts of a mail. The library makes an object of about 2 KB of each, without a limit. */
  private static final class Parts extends MimeMultipart {

    private int made;

    private Parts(MimeMessage message) throws MessagingException {
      super(new MimePartDataSource(message));
    }

    @Override
    protected MimeBodyPart createMimeBodyPart(InternetHeaders headers, byte[] content)
        throws MessagingException {
      count();
      return super.createMimeBodyPart(headers, content);
    }

    @Override
    protected MimeBodyPart createMimeBodyPart(InputStream content) throws MessagingException {
      count();
      return super.createMimeBodyPart(content);
    }

    private void count() throws MessagingException {
      if (++made > MAX_PARTS) {
        throw new MessagingException("more than " + MAX_PARTS + " parts");
      }
    }
  }
}
