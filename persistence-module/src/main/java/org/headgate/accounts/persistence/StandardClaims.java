package org.headgate.accounts.persistence;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The standard claims of OpenID Connect (Core 1.0, 5.1) of one account. */
public record StandardClaims(
    UUID id,
    String email,
    boolean emailVerified,
    Optional<String> name,
    String locale,
    String timeZone,
    Optional<Instant> updatedAt) {

  /** Constructor for JPQL, which has no Optional. */
  public StandardClaims(
      UUID id,
      String email,
      Instant emailVerifiedAt,
      String name,
      String locale,
      String timeZone,
      Instant updatedAt) {
    this(
        id,
        email,
        emailVerifiedAt != null,
        Optional.ofNullable(name),
        locale,
        timeZone,
        Optional.ofNullable(updatedAt));
  }
}
