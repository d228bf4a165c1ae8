package org.headgate.mail.service;

import jakarta.mail.MessagingException;
import org.headgate.common.identity.EmailAddress;

/** The exceptions that end sending, for tests of senders. */
public final class MailFailures {

  private MailFailures() {}

  /** As after {@code 450}: another try may help. */
  public static MailNotSentException temporary(EmailAddress to) {
    return new MailNotSentException(to, new MessagingException("450 later"));
  }

  /** As after {@code 550}: it is refused for good. */
  public static MailRefusedException refused(EmailAddress to) {
    return MailRefusedException.invalidAddress(to);
  }
}
