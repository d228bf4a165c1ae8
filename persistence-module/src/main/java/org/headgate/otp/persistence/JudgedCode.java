package org.headgate.otp.persistence;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * How a guess was judged.
 *
 * @param account whose code was redeemed just now
 * @param used whether it was right, and had been redeemed before: no success, and no wrong guess
 *     either
 */
public record JudgedCode(Optional<UUID> account, boolean used) {

  /** Wrong, expired, unknown, or guessed too often. */
  public static final JudgedCode WRONG = new JudgedCode(Optional.empty(), false);

  public JudgedCode {
    Objects.requireNonNull(account, "account");
  }

  static JudgedCode of(UUID account, boolean hit, boolean live, boolean used) {
    return new JudgedCode(Optional.of(account).filter(id -> hit && live), hit && used);
  }
}
