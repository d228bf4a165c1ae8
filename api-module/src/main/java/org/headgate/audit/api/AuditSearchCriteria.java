package org.headgate.audit.api;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Which entries.
 *
 * @param since nothing older
 * @param before only what sorts after this entry in a list that begins with the newest
 */
public record AuditSearchCriteria(
    Optional<AuditActor> actor,
    Optional<AuditAction> action,
    Optional<String> subject,
    Optional<Instant> since,
    Optional<Place> before) {

  /** Where an entry stands among all. */
  public record Place(Instant occurredAt, UUID id) {}
}
