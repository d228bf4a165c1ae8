package org.headgate.audit.persistence;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An entry as it is stored, in the very texts of the row: one that was tampered with can still be
 * read and named.
 *
 * @param occurredAt to the microsecond
 * @param details a JSON object of texts
 * @param digest of all the rest but the last two, under the server's secret, hexadecimal
 * @param position its place in the chain, from 1; empty until it is sealed
 * @param seal its link of the chain, hexadecimal; empty until it is sealed
 */
public record AuditEntryEntity(
    UUID id,
    Instant occurredAt,
    String actor,
    String action,
    Optional<String> subjectKind,
    Optional<String> subjectId,
    String outcome,
    Optional<String> reason,
    Optional<String> address,
    Optional<String> traceId,
    String details,
    String digest,
    Optional<Long> position,
    Optional<String> seal) {

  /** An entry that is not sealed yet, with the digest of its content. */
  public AuditEntryEntity digested(String computed) {
    return new AuditEntryEntity(
        id,
        occurredAt,
        actor,
        action,
        subjectKind,
        subjectId,
        outcome,
        reason,
        address,
        traceId,
        details,
        computed,
        Optional.empty(),
        Optional.empty());
  }
}
