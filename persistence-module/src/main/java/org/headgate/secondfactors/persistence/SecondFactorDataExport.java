package org.headgate.secondfactors.persistence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A person's authenticator app, recovery codes and passkeys, without any secret.
 *
 * @param passkeys oldest first
 */
public record SecondFactorDataExport(
    Optional<Instant> totpCreatedAt,
    Optional<Instant> totpConfirmedAt,
    long recoveryCodesLeft,
    long recoveryCodesUsed,
    List<PasskeyCopy> passkeys) {

  public SecondFactorDataExport {
    passkeys = List.copyOf(passkeys);
  }

  /** The name of a passkey, and when it was added and used. */
  public record PasskeyCopy(
      String name,
      String credentialId,
      long signCount,
      boolean isBackedUp,
      Instant createdAt,
      Optional<Instant> lastUsedAt) {

    static PasskeyCopy of(PasskeyView view) {
      return new PasskeyCopy(
          view.name(),
          view.credentialId(),
          view.signCount(),
          view.backedUp(),
          view.createdAt(),
          view.lastUsedAt());
    }
  }
}
