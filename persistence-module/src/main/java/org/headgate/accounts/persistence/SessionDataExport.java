package org.headgate.accounts.persistence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A session, ended or not, in the export for its owner. */
public record SessionDataExport(
    UUID id,
    List<String> amr,
    Instant createdAt,
    Instant lastUsedAt,
    Instant expiresAt,
    Optional<Instant> endedAt,
    Optional<String> endReason,
    Optional<String> userAgent,
    Optional<String> address) {

  /** Constructor for JPQL, which has no Optional. */
  public SessionDataExport(
      UUID id,
      String[] amr,
      Instant createdAt,
      Instant lastUsedAt,
      Instant expiresAt,
      Instant endedAt,
      String endReason,
      String userAgent,
      String address) {
    this(
        id,
        List.of(amr),
        createdAt,
        lastUsedAt,
        expiresAt,
        Optional.ofNullable(endedAt),
        Optional.ofNullable(endReason),
        Optional.ofNullable(userAgent),
        Optional.ofNullable(address));
  }
}
