package org.headgate.mail.service;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * Why an address takes no mail, as its mail server said.
 *
 * @param replyCode the reply code of SMTP, such as 550 (RFC 5321)
 * @param status the status of a delivery report, such as 5.1.1 (RFC 3463)
 */
public record BounceReason(OptionalInt replyCode, Optional<String> status) {

  /** A reply to the recipient's address. */
  public static BounceReason ofReply(int replyCode) {
    return new BounceReason(OptionalInt.of(replyCode), Optional.empty());
  }
}
