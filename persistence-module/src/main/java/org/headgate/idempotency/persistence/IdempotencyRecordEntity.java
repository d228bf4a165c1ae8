package org.headgate.idempotency.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A row of {@code platform.idempotency}: a key of the last 24 hours. The guarded statements of
 * {@link IdempotencyRepository} claim keys and store responses.
 */
@SuppressWarnings("unused") // fields are read by JPQL
@Entity
@Table(schema = "platform", name = "idempotency")
public class IdempotencyRecordEntity {

  /** Identifies the caller and the key, hexadecimal. */
  @Id private String slot;

  private String fingerprint;

  @Column(name = "account_id")
  private UUID accountId;

  private UUID attempt;

  private String answer;

  @Column(name = "claimed_until")
  private Instant claimedUntil;

  @Column(name = "expires_at")
  private Instant expiresAt;

  protected IdempotencyRecordEntity() {}

  /** Fingerprint of the request that the key was first used for, hexadecimal. */
  public String fingerprint() {
    return fingerprint;
  }

  /** The stored response, encrypted, base64; empty while the request is being processed. */
  public Optional<String> answer() {
    return Optional.ofNullable(answer);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IdempotencyRecordEntity known && slot.equals(known.slot);
  }

  @Override
  public int hashCode() {
    return slot.hashCode();
  }
}
