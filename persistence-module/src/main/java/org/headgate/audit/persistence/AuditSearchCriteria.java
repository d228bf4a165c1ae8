package org.headgate.audit.persistence;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Search criteria for audit entries; an empty one matches all.
 *
 * @param since only entries from this instant on
 * @param until only entries before this instant
 * @param before only entries after this one in newest-first order
 */
public record AuditSearchCriteria(
    Optional<String> actor,
    Optional<String> action,
    Optional<String> subject,
    Optional<Instant> since,
    Optional<Instant> until,
    Optional<Position> before) {

  /** The sort position of an entry. */
  public record Position(Instant occurredAt, UUID id) {}
}
