package org.headgate.accounts.persistence;

import java.util.Objects;
import java.util.Optional;
import org.headgate.limits.persistence.LedgerPage;

/** An address's account, if it has one, and the failures that are counted for it. */
public record SeenAttempts(Optional<CredentialsView> account, LedgerPage page) {

  public SeenAttempts {
    Objects.requireNonNull(account, "account");
  }
}
