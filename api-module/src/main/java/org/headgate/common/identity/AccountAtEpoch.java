package org.headgate.common.identity;

import java.util.Objects;

/**
 * An account in the state in which one of its credentials was checked. Whatever follows from the
 * check is written only while the account's epoch is the same, so a credential that was removed
 * meanwhile has no effect.
 *
 * @param epoch how often credentials of the account had been replaced or removed
 */
public record AccountAtEpoch(UserId id, int epoch) {

  public AccountAtEpoch {
    Objects.requireNonNull(id, "id");
  }
}
