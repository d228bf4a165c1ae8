package org.headgate.secondfactors.persistence;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.headgate.common.identity.AccountAtEpoch;
import org.headgate.common.identity.UserId;

/**
 * A passkey with its account, as stored.
 *
 * @param credentialId base64url
 * @param publicKey a COSE key in base64url
 * @param signCount the count of its last use, 0 where the authenticator does not count
 * @param epoch the epoch of the account when it was read
 */
public record PasskeyView(
    UUID id,
    UUID accountId,
    String credentialId,
    String name,
    String publicKey,
    long signCount,
    boolean backedUp,
    Instant createdAt,
    Optional<Instant> lastUsedAt,
    int epoch) {

  /** Constructor for JPQL, which has no Optional. */
  public PasskeyView(
      UUID id,
      UUID accountId,
      String credentialId,
      String name,
      String publicKey,
      long signCount,
      boolean backedUp,
      Instant createdAt,
      Instant lastUsedAt,
      int epoch) {
    this(
        id,
        accountId,
        credentialId,
        name,
        publicKey,
        signCount,
        backedUp,
        createdAt,
        Optional.ofNullable(lastUsedAt),
        epoch);
  }

  /** The account as it was authenticated, for work that starts from this passkey. */
  public AccountAtEpoch accountAtEpoch() {
    return new AccountAtEpoch(new UserId(accountId), epoch);
  }
}
