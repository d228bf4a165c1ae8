package org.headgate.otp.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.headgate.accounts.persistence.AccountEntity;
import org.headgate.common.identity.JudgedAccount;
import org.headgate.common.identity.UserId;
import org.headgate.otp.api.CodePurpose;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.Formula;

/**
 * A mailed code, of which an account has at most one for each purpose. It is good in the epoch of
 * its account in which it was issued, and in no later one.
 */
@SuppressWarnings("unused") // fields are read by JPQL
@Entity(name = "OneTimeCode")
@Table(schema = "platform", name = "one_time_code")
@DynamicUpdate
public class OneTimeCodeEntity {

  @Id private UUID id;

  @Column(name = "account_id", updatable = false)
  private UUID accountId;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "account_id", insertable = false, updatable = false)
  private AccountEntity account;

  /** Of the account when the code was read, by the statement that read it. */
  @Formula("(select a.epoch from platform.account a where a.id = account_id)")
  private int accountEpoch;

  @Convert(converter = CodePurposeConverter.class)
  @Column(updatable = false)
  private CodePurpose purpose;

  @Column(name = "code_hash", updatable = false)
  private byte[] codeHash;

  private int attempts;

  @Column(name = "device_attempts")
  private int deviceAttempts;

  @Column(name = "created_at", updatable = false)
  private Instant createdAt;

  @Column(name = "expires_at", updatable = false)
  private Instant expiresAt;

  @Column(name = "redeemed_at")
  private Instant redeemedAt;

  @Column(updatable = false)
  private int epoch;

  protected OneTimeCodeEntity() {}

  /**
   * Judges a guess; the row is locked by whoever asks. A right guess redeems the code once. A wrong
   * one is counted, apart for unknown and for known devices, so that strangers do not spend the
   * owner's guesses.
   *
   * @param guess hash of the typed digits
   * @param maxAttempts how many wrong guesses make the code worthless
   */
  public Redemption redeem(byte[] guess, boolean isKnownDevice, int maxAttempts, Instant now) {
    boolean hit = MessageDigest.isEqual(codeHash, guess);
    if (!isLive(isKnownDevice, maxAttempts, now)) {
      return new Redemption(Optional.empty(), hit && redeemedAt != null);
    }
    if (hit) {
      redeemedAt = now;
      return new Redemption(Optional.of(new JudgedAccount(new UserId(accountId), epoch)), false);
    }
    if (isKnownDevice) {
      deviceAttempts++;
    } else {
      attempts++;
    }
    return Redemption.WRONG;
  }

  private boolean isLive(boolean isKnownDevice, int maxAttempts, Instant now) {
    return redeemedAt == null
        && expiresAt.isAfter(now)
        && epoch == accountEpoch
        && (isKnownDevice ? deviceAttempts : attempts) < maxAttempts;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof OneTimeCodeEntity code && id.equals(code.id);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  /**
   * Result of a guess.
   *
   * @param account whose code was redeemed just now, in the epoch in which it was issued; empty for
   *     a guess that was wrong, late, repeated, or one too many
   * @param used whether the guess was right, but the code had been redeemed before: no success, and
   *     no wrong guess either
   */
  public record Redemption(Optional<JudgedAccount> account, boolean used) {

    /** Wrong, expired, unknown, or guessed too often. */
    public static final Redemption WRONG = new Redemption(Optional.empty(), false);

    public Redemption {
      Objects.requireNonNull(account, "account");
    }
  }
}
