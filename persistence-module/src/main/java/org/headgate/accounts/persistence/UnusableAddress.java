package org.headgate.accounts.persistence;

import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.headgate.common.identity.EmailAddress;

/**
 * An address that an account got when more was accepted, and each character of it was cut to its
 * low byte on the way to the mail server.
 *
 * @param verified whether somebody read its mail, or an operator vouched for it
 */
record UnusableAddress(UUID account, String text, boolean verified) {

  /** Whether it would not be accepted now as it is. */
  boolean isRefused() {
    return EmailAddress.stored(text).refusal().isPresent();
  }

  /**
   * The same mailbox as it is written now. Empty where that is not sure: where more than the
   * spelling of the domain would change, or where mails went to another address that exists as far
   * as anybody can tell, so that whoever verified it may be somebody else.
   */
  Optional<String> respelt() {
    return accepted(text)
        .map(EmailAddress::value)
        .filter(form -> localPart(form).equals(localPart(text)))
        .filter(form -> !wentToAnother());
  }

  private boolean wentToAnother() {
    int[] bytes = text.chars().map(character -> character & 0xFF).toArray();
    return Arrays.stream(bytes).allMatch(each -> each < 0x80)
        && accepted(new String(bytes, 0, bytes.length)).isPresent();
  }

  private static String localPart(String address) {
    return address.substring(0, address.indexOf('@'));
  }

  private static Optional<EmailAddress> accepted(String text) {
    try {
      return Optional.of(EmailAddress.parse(text));
    } catch (IllegalArgumentException refused) {
      return Optional.empty();
    }
  }
}
