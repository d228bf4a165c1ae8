package org.headgate.accounts.persistence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.headgate.common.identity.AccountAtEpoch;
import org.headgate.common.identity.UserId;

/** An account with its department, roles and second factors, read by one statement. */
public record AccountView(
    UUID id,
    String email,
    Optional<String> fullName,
    String locale,
    String timeZone,
    List<String> roles,
    Optional<Department> department,
    boolean active,
    Optional<Instant> emailVerifiedAt,
    Optional<Instant> emailBouncedAt,
    Instant createdAt,
    Optional<Instant> lastLoginAt,
    boolean mfaEnabled,
    int epoch) {

  /** Constructor for JPQL, which has neither Optional nor nested records. */
  public AccountView(
      UUID id,
      String email,
      String fullName,
      String locale,
      String timeZone,
      String[] roles,
      UUID departmentId,
      String departmentName,
      boolean active,
      Instant emailVerifiedAt,
      Instant emailBouncedAt,
      Instant createdAt,
      Instant lastLoginAt,
      boolean mfaEnabled,
      int epoch) {
    this(
        id,
        email,
        Optional.ofNullable(fullName),
        locale,
        timeZone,
        List.of(roles),
        Optional.ofNullable(departmentId)
            .map(department -> new Department(department, departmentName)),
        active,
        Optional.ofNullable(emailVerifiedAt),
        Optional.ofNullable(emailBouncedAt),
        createdAt,
        Optional.ofNullable(lastLoginAt),
        mfaEnabled,
        epoch);
  }

  /** The account as it was authenticated, for whoever checks one of its credentials now. */
  public AccountAtEpoch accountAtEpoch() {
    return new AccountAtEpoch(new UserId(id), epoch);
  }

  /** The department that the account belongs to. */
  public record Department(UUID id, String name) {}
}
