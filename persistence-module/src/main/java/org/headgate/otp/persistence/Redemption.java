package org.headgate.otp.persistence;

import java.util.Objects;
import java.util.Optional;
import org.headgate.common.identity.JudgedAccount;

/**
 * How a guess was judged.
 *
 * @param account whose code was redeemed just now, in the epoch in which it was issued
 * @param used whether it was right, and had been redeemed before: no success, and no wrong guess
 *     either
 */
public record Redemption(Optional<JudgedAccount> account, boolean used) {

  /** Wrong, expired, unknown, or guessed too often. */
  public static final Redemption WRONG = new Redemption(Optional.empty(), false);

  public Redemption {
    Objects.requireNonNull(account, "account");
  }

  static Redemption of(JudgedAccount account, boolean hit, boolean live, boolean used) {
    return new Redemption(Optional.of(account).filter(id -> hit && live), hit && used);
  }
}
