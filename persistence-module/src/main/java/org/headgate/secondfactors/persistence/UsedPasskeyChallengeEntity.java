package org.headgate.secondfactors.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/**
 * A passkey challenge that was answered. Challenges are derived and not stored; only the answered
 * ones are, until they would have expired, so that each is answered once on all nodes.
 */
@SuppressWarnings("unused") // fields are read by JPQL
@Entity(name = "UsedPasskeyChallenge")
@Table(schema = "platform", name = "passkey_answer")
public class UsedPasskeyChallengeEntity {

  @Id private UUID challenge;

  @Column(name = "expires_at")
  private Instant expiresAt;

  protected UsedPasskeyChallengeEntity() {}

  @Override
  public boolean equals(Object other) {
    return other instanceof UsedPasskeyChallengeEntity used && challenge.equals(used.challenge);
  }

  @Override
  public int hashCode() {
    return challenge.hashCode();
  }
}
