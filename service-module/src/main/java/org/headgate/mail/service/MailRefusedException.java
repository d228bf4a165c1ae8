package org.headgate.mail.service;

import jakarta.mail.MessagingException;
import org.headgate.identity.EmailAddress;

/** The mail server refused a mail for good (RFC 5321, 4.2.1: 5yz); it is not to be tried again. */
public final class MailRefusedException extends MailNotSent {

  private static final long serialVersionUID = 1L;

  private final int replyCode;

  MailRefusedException(EmailAddress to, SmtpReply reply, MessagingException cause) {
    super(to, cause);
    this.replyCode = reply.code();
  }

  /** The mail server's reply, 500 to 599. */
  public int replyCode() {
    return replyCode;
  }
}
