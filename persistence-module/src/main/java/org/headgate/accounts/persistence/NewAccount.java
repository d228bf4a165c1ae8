package org.headgate.accounts.persistence;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What a sign-up writes. */
public record NewAccount(
    UUID id,
    String email,
    String passwordHash,
    Optional<String> fullName,
    String locale,
    String timeZone,
    Instant createdAt) {

  /** Without the hash. */
  @Override
  public String toString() {
    return "PendingAccount[" + id + "]";
  }
}
