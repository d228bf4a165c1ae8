package org.headgate.otp.persistence;

import java.util.Objects;
import java.util.Optional;
import org.headgate.identity.persistence.JudgedAccount;

/**
 * How a guess was judged.
 *
 * @param account whose code was redeemed just now, in the epoch in which it was issued
 * @param used whether it was right, and had been redeemed before: no success, and no wrong guess
 *     either
 */
public record JudgedCode(Optional<JudgedAccount> account, boolean used) {

  /** Wrong, expired, unknown, or guessed too often. */
  public static final JudgedCode WRONG = new JudgedCode(Optional.empty(), false);

  public JudgedCode {
    Objects.requireNonNull(account, "account");
  }

  static JudgedCode of(JudgedAccount account, boolean hit, boolean live, boolean used) {
    return new JudgedCode(Optional.of(account).filter(id -> hit && live), hit && used);
  }
}
