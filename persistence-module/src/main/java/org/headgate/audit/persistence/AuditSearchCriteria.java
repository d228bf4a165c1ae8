package org.headgate.audit.persistence;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Search criteria for audit entries; an empty one matches all.
 *
 * @param since nothing older
 * @param until nothing of then or later
 * @param before only what sorts after this entry in a list that begins with the newest
 */
public record AuditSearchCriteria(
    Optional<String> actor,
    Optional<String> action,
    Optional<String> subject,
    Optional<Instant> since,
    Optional<Instant> until,
    Optional<Place> before) {

  /** Where an entry stands among all. */
  public record Place(Instant occurredAt, UUID id) {}
}
