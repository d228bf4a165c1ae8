package org.headgate.notifications.service.bounces;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.headgate.common.identity.EmailAddress;
import org.headgate.mail.service.BounceReason;
import org.headgate.mail.service.EnhancedStatus;

/**
 * One recipient for whom a server gave up (RFC 3464, 2.3).
 *
 * @param addresses the recipient as the sender named it and as the server did, as far as they are
 *     addresses
 * @param replyCode the reply code of the server that refused the mail, if it is known
 */
record DeliveryFailure(List<EmailAddress> addresses, EnhancedStatus status, OptionalInt replyCode) {

  /** Replies to a command out of order, and to a full mailbox or a large mail. */
  private static final Set<Integer> NOT_ABOUT_ADDRESS = Set.of(503, 552);

  DeliveryFailure {
    addresses = List.copyOf(addresses);
  }

  /**
   * Whether mail to the address is pointless. A status without meaning needs a server's reply of
   * 5yz, because some servers give it to what has merely waited for too long.
   */
  boolean isAddressDead() {
    if (!status.isPermanent() || replyCode.orElse(500) < 500) {
      return false;
    }
    return status.isUnspecified()
        ? replyCode.isPresent() && !NOT_ABOUT_ADDRESS.contains(replyCode.getAsInt())
        : status.isAboutRecipient();
  }

  BounceReason reason() {
    return new BounceReason(replyCode, Optional.of(status.text()));
  }
}
