package org.headgate.accounts.persistence;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The data of a new account at sign-up. */
public record NewAccount(
    UUID id,
    String email,
    String passwordHash,
    Optional<String> fullName,
    String locale,
    String timeZone,
    Instant createdAt) {

  /** Leaves out the hash. */
  @Override
  public String toString() {
    return "NewAccount[" + id + "]";
  }
}
