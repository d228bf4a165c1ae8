package org.headgate.accounts.persistence;

import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.headgate.common.identity.EmailAddress;

/**
 * An address from a time of laxer rules: each of its characters was cut to the low byte on the way
 * to the mail server.
 *
 * @param verified whether the address was verified, or an operator vouched for it
 */
record UnusableAddress(UUID accountId, String text, boolean verified) {

  /** Whether the present rules refuse it as it stands. */
  boolean isRefused() {
    return EmailAddress.stored(text).refusal().isPresent();
  }

  /**
   * The same mailbox in the present spelling. Empty where that is not certain: where more than the
   * spelling of the domain would change, or where mails went to another address that may exist, so
   * that somebody else may have verified it.
   */
  Optional<String> normalized() {
    return accepted(text)
        .map(EmailAddress::value)
        .filter(form -> localPart(form).equals(localPart(text)))
        .filter(form -> !reachedAnotherMailbox());
  }

  private boolean reachedAnotherMailbox() {
    int[] bytes = text.chars().map(character -> character & 0xFF).toArray();
    return Arrays.stream(bytes).allMatch(value -> value < 0x80)
        && accepted(new String(bytes, 0, bytes.length)).isPresent();
  }

  private static String localPart(String address) {
    return address.substring(0, address.indexOf('@'));
  }

  private static Optional<EmailAddress> accepted(String text) {
    try {
      return Optional.of(EmailAddress.parse(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
