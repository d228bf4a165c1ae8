package org.headgate.passwords.service;

import java.util.Optional;
import org.headgate.accounts.persistence.AccountCredentials;
import org.headgate.common.identity.EmailAddress;

/** SPI for an earlier system that may know the password of an unknown address. */
@FunctionalInterface
public interface LegacyAccountSource {

  /** No legacy system. */
  LegacyAccountSource NONE = (address, password) -> Optional.empty();

  /**
   * Checks the password of an address in the legacy system. The request may wait meanwhile.
   *
   * @return creates the account here; empty when the password is not confirmed
   */
  Optional<AccountCreator> find(EmailAddress address, Password password);

  /** Creates the account of a person who was verified. */
  @FunctionalInterface
  interface AccountCreator {

    /**
     * @param passwordHash the hash of the password that was right
     * @return empty when the address was taken meanwhile
     */
    Optional<AccountCredentials> create(String passwordHash);
  }
}
