package org.headgate.launcher.mail;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Parses a MIME message as a mail reader shows it: its plain text, or its first text of another
 * kind.
 */
final class CaughtMailParser {
  private CaughtMailParser() {}

  static CaughtMail read(MimeMessage message, String recipient, Instant receivedAt)
      throws MessagingException, IOException {
    return new CaughtMail(
        recipient,
        sender(message),
        Objects.requireNonNullElse(message.getSubject(), ""),
        text(message, "text/plain").or(() -> anyText(message)).orElse(""),
        text(message, "text/html"),
        receivedAt);
  }

  private static String sender(MimeMessage message) throws MessagingException {
    Address[] from = message.getFrom();
    return from == null
        ? ""
        : Arrays.stream(from).map(CaughtMailParser::readable).collect(Collectors.joining(", "));
  }

  private static String readable(Address address) {
    return address instanceof InternetAddress internet
        ? internet.toUnicodeString()
        : address.toString();
  }

  private static Optional<String> anyText(MimeMessage message) {
    try {
      return text(message, "text/*");
    } catch (MessagingException | IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> text(Part part, String type)
      throws MessagingException, IOException {
    if (part.isMimeType(type)) {
      return Optional.of(part.getContent().toString());
    }
    if (part.getContent() instanceof Multipart parts) {
      for (int index = 0; index < parts.getCount(); index++) {
        Optional<String> found = text(parts.getBodyPart(index), type);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }
}
