package org.headgate.mail.service;

import jakarta.mail.MessagingException;
import java.util.Objects;
import java.util.stream.Collectors;
import org.headgate.common.identity.EmailAddress;

/** The mail server did not accept a mail; sending is retried. */
public class MailNotSentException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  MailNotSentException(EmailAddress to, MessagingException cause) {
    super("The mail to " + to + " was not taken by the mail server: " + describe(cause), cause);
  }

  /** Includes the server's reply, which is in a failure that follows the first. */
  private static String describe(MessagingException cause) {
    return SmtpReply.failures(cause)
        .map(Exception::getMessage)
        .filter(Objects::nonNull)
        .map(String::strip)
        .distinct()
        .collect(Collectors.joining("; "));
  }
}
