package org.headgate.accounts.persistence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Everything in an account's row except the password hash, for its owner.
 *
 * @param emailBouncedAt when a mail server permanently refused the address
 * @param externalId what the account is called in the system that it was imported from
 */
public record AccountDataExport(
    UUID id,
    String email,
    Optional<Instant> emailVerifiedAt,
    Optional<Instant> emailBouncedAt,
    Optional<String> fullName,
    String locale,
    String timeZone,
    List<String> roles,
    Optional<String> department,
    boolean isActive,
    Instant createdAt,
    Optional<Instant> lastLoginAt,
    Optional<String> externalId) {

  /** Constructor for JPQL, which has no Optional. */
  public AccountDataExport(
      UUID id,
      String email,
      Instant emailVerifiedAt,
      Instant emailBouncedAt,
      String fullName,
      String locale,
      String timeZone,
      String[] roles,
      String department,
      boolean isActive,
      Instant createdAt,
      Instant lastLoginAt,
      String externalId) {
    this(
        id,
        email,
        Optional.ofNullable(emailVerifiedAt),
        Optional.ofNullable(emailBouncedAt),
        Optional.ofNullable(fullName),
        locale,
        timeZone,
        List.of(roles),
        Optional.ofNullable(department),
        isActive,
        createdAt,
        Optional.ofNullable(lastLoginAt),
        Optional.ofNullable(externalId));
  }
}
