package org.headgate.mail.service;

import jakarta.mail.MessagingException;
import org.headgate.common.identity.EmailAddress;

/** The mail server could not be reached, or did not let this service in. */
public final class MailServerUnavailableException extends MailNotSentException {

  private static final long serialVersionUID = 1L;

  MailServerUnavailableException(EmailAddress to, MessagingException cause) {
    super(to, cause);
  }
}
