package org.headgate.mail.service;

import jakarta.mail.MessagingException;
import org.headgate.common.identity.EmailAddress;

/** The mail server could not be reached, or refused the log-in. */
public final class MailServerUnavailableException extends MailNotSentException {

  private static final long serialVersionUID = 1L;

  MailServerUnavailableException(EmailAddress to, MessagingException cause) {
    super(to, cause);
  }
}
