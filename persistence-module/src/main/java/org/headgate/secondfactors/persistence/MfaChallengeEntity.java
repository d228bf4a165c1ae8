package org.headgate.secondfactors.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.headgate.accounts.persistence.AccountEntity;
import org.headgate.common.identity.AccountAtEpoch;
import org.headgate.common.identity.UserId;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * A log-in between its first and its second factor. It allows a few wrong guesses and one right
 * answer, within the epoch of the account in which it began.
 */
@SuppressWarnings("unused") // fields are read by JPQL
@Entity(name = "MfaChallenge")
@Table(schema = "platform", name = "mfa_challenge")
@DynamicUpdate
public class MfaChallengeEntity {

  @Id private UUID id;

  @Column(name = "account_id", updatable = false)
  private UUID accountId;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "account_id", insertable = false, updatable = false)
  private AccountEntity account;

  /** The account's address, as read by the statement that read the challenge. */
  @Formula("(select a.email from platform.account a where a.id = account_id)")
  private String email;

  @Column(updatable = false)
  private int epoch;

  @JdbcTypeCode(SqlTypes.ARRAY)
  @Column(updatable = false)
  private String[] amr;

  private int attempts;

  @Column(name = "created_at", updatable = false)
  private Instant createdAt;

  @Column(name = "expires_at", updatable = false)
  private Instant expiresAt;

  @Column(name = "used_at")
  private Instant usedAt;

  protected MfaChallengeEntity() {}

  /** The account as authenticated by the first factor. */
  public AccountAtEpoch accountAtEpoch() {
    return new AccountAtEpoch(new UserId(accountId), epoch);
  }

  /** The address of the account when the challenge was read. */
  public String email() {
    return email;
  }

  /** The authentication methods of the first factor (RFC 8176). */
  public List<String> amr() {
    return List.of(amr);
  }

  /** Counts a wrong second factor. */
  public void countAttempt() {
    attempts++;
  }

  /** Marks the challenge as used; no further answer is accepted. */
  public void use(Instant now) {
    usedAt = now;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MfaChallengeEntity challenge && id.equals(challenge.id);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }
}
