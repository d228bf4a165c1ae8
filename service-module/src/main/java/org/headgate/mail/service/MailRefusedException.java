package org.headgate.mail.service;

import jakarta.mail.MessagingException;
import java.util.Set;
import java.util.regex.Pattern;
import org.headgate.common.identity.EmailAddress;

/** The mail server permanently refused a mail (RFC 5321, 4.2.1: 5yz); it must not be retried. */
public final class MailRefusedException extends MailNotSentException {

  private static final long serialVersionUID = 1L;

  private static final int NAME_NOT_ALLOWED = 553;

  /** Compared by name: Jakarta Mail has no type for it that an application could see. */
  private static final String OF_SENDER = "SMTPSenderFailedException";

  private static final String OF_RECIPIENT = "SMTPAddressFailedException";

  private static final Set<Integer> NOT_ABOUT_ADDRESS = Set.of(503, 552);
  private static final Pattern REPLY_CODE = Pattern.compile("^\\s*[0-9]{3}[ -]");

  private final int replyCode;
  private final boolean sendersFault;
  private final boolean recipientsFault;

  MailRefusedException(EmailAddress to, SmtpReply reply, MessagingException cause) {
    super(to, cause);
    this.replyCode = reply.code();
    this.sendersFault = isOfType(OF_SENDER, cause);
    this.recipientsFault =
        SmtpReply.failures(cause)
            .filter(failure -> failure.getClass().getSimpleName().equals(OF_RECIPIENT))
            .anyMatch(failure -> isAboutAddress(reply, failure.getMessage()));
  }

  /**
   * Not a full mailbox, a command out of order, or a policy, which may be about the sender. A
   * status code, if the server adds one, says more than its reply code.
   */
  private static boolean isAboutAddress(SmtpReply reply, String message) {
    return !NOT_ABOUT_ADDRESS.contains(reply.code())
        && EnhancedStatus.read(REPLY_CODE.matcher(message).replaceFirst(""))
            .map(
                status ->
                    status.isPermanent() && (status.isUnspecified() || status.isAboutRecipient()))
            .orElse(true);
  }

  private static boolean isOfType(String name, MessagingException cause) {
    return SmtpReply.failures(cause)
        .anyMatch(failure -> failure.getClass().getSimpleName().equals(name));
  }

  /** An address that older rules accepted: no mail server is asked. */
  static MailRefusedException invalidAddress(EmailAddress to) {
    return new MailRefusedException(
        to, new SmtpReply(NAME_NOT_ALLOWED), new MessagingException(to.refusal().orElse("")));
  }

  /** The mail server's reply, 500 to 599; a fixed one if no server was asked. */
  public int replyCode() {
    return replyCode;
  }

  /** Whether the server refuses the recipient's address, whatever the mail and the sender. */
  public boolean isRecipientsFault() {
    return recipientsFault;
  }

  /** Whether the sender's address was refused instead of the recipient's. */
  public boolean isSendersFault() {
    return sendersFault;
  }
}
