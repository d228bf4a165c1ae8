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
import org.headgate.common.identity.AccountAtEpoch;
import org.headgate.common.identity.UserId;
import org.headgate.otp.api.CodePurpose;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.Formula;

/**
 * A mailed code, at most one for each account and purpose. It is valid only in the epoch of the
 * account in which it was issued.
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

  /** The account's epoch, as read by the statement that read the code. */
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
   * Checks a guess; the caller has locked the row. A right guess redeems the code once. Wrong
   * guesses are counted separately for known and unknown devices, so that strangers cannot use up
   * the owner's guesses.
   *
   * @param guess hash of the typed digits
   * @param maxAttempts how many wrong guesses void the code
   */
  public Redemption redeem(byte[] guess, boolean isKnownDevice, int maxAttempts, Instant now) {
    boolean hit = MessageDigest.isEqual(codeHash, guess);
    if (!isLive(isKnownDevice, maxAttempts, now)) {
      return new Redemption(Optional.empty(), hit && redeemedAt != null);
    }
    if (hit) {
      redeemedAt = now;
      return new Redemption(Optional.of(new AccountAtEpoch(new UserId(accountId), epoch)), false);
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
   * @param used whether the guess was right but the code had been redeemed before: neither a
   *     success nor a wrong guess
   */
  public record Redemption(Optional<AccountAtEpoch> account, boolean used) {

    /** Wrong, expired, unknown, or guessed too often. */
    public static final Redemption WRONG = new Redemption(Optional.empty(), false);

    public Redemption {
      Objects.requireNonNull(account, "account");
    }
  }
}
