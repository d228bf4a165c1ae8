package org.headgate.common.identity;

import java.util.Objects;

/**
 * An account as it stood when a proof of it was judged. Whatever is begun with it is written only
 * while the account's epoch is still the same: a password, a code, a factor or a session that was
 * taken away meanwhile begins nothing.
 *
 * @param epoch how often what opens the account had been taken away or replaced
 */
public record JudgedAccount(UserId id, int epoch) {

  public JudgedAccount {
    Objects.requireNonNull(id, "id");
  }
}
