package org.headgate.mail.service;

import jakarta.mail.MessagingException;
import org.headgate.common.identity.EmailAddress;

/** The mail server refused a mail for good (RFC 5321, 4.2.1: 5yz); it is not to be tried again. */
public final class MailRefusedException extends MailNotSentException {

  private static final long serialVersionUID = 1L;

  private static final int NAME_NOT_ALLOWED = 553;

  /** By its name: Jakarta Mail has no type for it that an application could see. */
  private static final String OF_SENDER = "SMTPSenderFailedException";

  private final int replyCode;
  private final boolean sendersFault;

  MailRefusedException(EmailAddress to, SmtpReply reply, MessagingException cause) {
    super(to, cause);
    this.replyCode = reply.code();
    this.sendersFault =
        SmtpReply.failures(cause)
            .anyMatch(failure -> failure.getClass().getSimpleName().equals(OF_SENDER));
  }

  /** An address of old that nothing is mailed to any more: no mail server is asked. */
  static MailRefusedException unsendable(EmailAddress to) {
    return new MailRefusedException(
        to, new SmtpReply(NAME_NOT_ALLOWED), new MessagingException(to.refusal().orElse("")));
  }

  /** The mail server's reply, 500 to 599; what it would be where none was asked. */
  public int replyCode() {
    return replyCode;
  }

  /** Whether our own address was refused and not the recipient's: no recipient can help it. */
  public boolean isSendersFault() {
    return sendersFault;
  }
}
