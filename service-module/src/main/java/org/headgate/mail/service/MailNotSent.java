package org.headgate.mail.service;

import jakarta.mail.MessagingException;
import org.headgate.identity.EmailAddress;

/** The mail server did not take a mail; its order is tried again. */
public class MailNotSent extends RuntimeException {

  private static final long serialVersionUID = 1L;

  MailNotSent(EmailAddress to, MessagingException cause) {
    super("The mail to " + to + " was not taken by the mail server: " + cause.getMessage(), cause);
  }
}
