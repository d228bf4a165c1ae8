package org.headgate.passwords.service;

import java.util.Optional;
import org.headgate.accounts.persistence.AccountCredentials;
import org.headgate.common.identity.EmailAddress;

/** SPI for an earlier system that may know the password of an unknown address. */
@FunctionalInterface
public interface AccountOrigin {

  /** Nobody comes from elsewhere. */
  AccountOrigin NOWHERE = (address, password) -> Optional.empty();

  /**
   * Looks whether the password is that of the address there. The request may wait meanwhile.
   *
   * @return makes the account here; empty when it is not
   */
  Optional<Maker> find(EmailAddress address, Password password);

  /** Makes an account of somebody who has proved who they are. */
  @FunctionalInterface
  interface Maker {

    /**
     * @param passwordHash of the password that was right
     * @return empty when the address was taken meanwhile
     */
    Optional<AccountCredentials> make(String passwordHash);
  }
}
