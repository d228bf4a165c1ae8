package org.headgate.accounts.persistence.provisioning;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** An open invitation with its account, read by one statement. */
public record InvitationView(
    UUID accountId,
    String email,
    Optional<String> fullName,
    String locale,
    String timeZone,
    List<String> roles,
    Optional<UUID> department,
    Instant invitedAt,
    Instant sentAt,
    Duration lifetime) {

  /** Constructor for JPQL, which has neither Optional nor Duration. */
  public InvitationView(
      UUID accountId,
      String email,
      String fullName,
      String locale,
      String timeZone,
      String[] roles,
      UUID departmentId,
      Instant invitedAt,
      Instant sentAt,
      int lifetimeSeconds) {
    this(
        accountId,
        email,
        Optional.ofNullable(fullName),
        locale,
        timeZone,
        List.of(roles),
        Optional.ofNullable(departmentId),
        invitedAt,
        sentAt,
        Duration.ofSeconds(lifetimeSeconds));
  }

  /** When its code expires. */
  public Instant expiresAt() {
    return sentAt.plus(lifetime);
  }
}
