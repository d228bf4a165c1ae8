package org.headgate.accounts.persistence.provisioning;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.headgate.accounts.persistence.AccountCredentials;

/**
 * An account in the export for another system.
 *
 * @param passwordHash empty for an account without a password
 * @param attributes a JSON object of texts
 * @param externalId the account's id in the system it was imported from
 */
public record ExportedAccount(
    UUID id,
    String email,
    boolean verified,
    Optional<String> fullName,
    String locale,
    String timeZone,
    List<String> roles,
    Optional<UUID> departmentId,
    Optional<String> department,
    boolean active,
    Instant createdAt,
    Optional<Instant> lastLoginAt,
    Optional<String> passwordHash,
    Optional<String> attributes,
    Optional<String> externalId) {

  /** Constructor for JPQL, which has no Optional. */
  public ExportedAccount(
      UUID id,
      String email,
      Instant emailVerifiedAt,
      String fullName,
      String locale,
      String timeZone,
      String[] roles,
      UUID departmentId,
      String department,
      boolean active,
      Instant createdAt,
      Instant lastLoginAt,
      String passwordHash,
      String attributes,
      String externalId) {
    this(
        id,
        email,
        emailVerifiedAt != null,
        Optional.ofNullable(fullName),
        locale,
        timeZone,
        List.of(roles),
        Optional.ofNullable(departmentId),
        Optional.ofNullable(department),
        active,
        createdAt,
        Optional.ofNullable(lastLoginAt),
        Optional.of(passwordHash).filter(hash -> !hash.equals(AccountCredentials.NO_PASSWORD)),
        Optional.ofNullable(attributes),
        Optional.ofNullable(externalId));
  }

  /** Leaves out the hash. */
  @Override
  public String toString() {
    return "ExportedAccount[" + id + "]";
  }
}
