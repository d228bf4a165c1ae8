package org.headgate.accounts.service;

import java.util.Objects;
import java.util.Optional;
import org.headgate.accounts.persistence.CredentialsView;
import org.headgate.limits.service.OpenPage;

/**
 * One password that is about to be judged.
 *
 * @param account empty when nobody has the address
 */
public record PasswordTurn(PasswordUse use, Optional<CredentialsView> account, OpenPage page) {

  public PasswordTurn {
    Objects.requireNonNull(account, "account");
  }
}
