package org.headgate.audit.api;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * One line of the audit log: who did what to whom, from where, with which outcome. Its texts are
 * those of the log, whatever stands there, so that a tampered entry can be shown too.
 *
 * @param occurredAt to the microsecond
 * @param actor see {@link AuditActor}
 * @param action see {@link AuditAction}
 * @param outcome see {@link AuditOutcome}
 * @param reason why it was refused, such as invalid_credentials
 * @param address the client's, where a request was the cause
 * @param traceId of the request
 * @param details what else is worth knowing, such as the roles that were given; no secret
 * @param actorEmail the address that the actor's account has now; empty for what is no account, or
 *     none any more
 * @param subjectEmail the address that the account has now that it was done to
 * @param position its place in the chain, from 1; empty for the moment until it is sealed
 */
public record AuditEntry(
    UUID id,
    Instant occurredAt,
    String actor,
    String action,
    Optional<AuditSubject> subject,
    String outcome,
    Optional<String> reason,
    Optional<String> address,
    Optional<String> traceId,
    Map<String, String> details,
    Optional<String> actorEmail,
    Optional<String> subjectEmail,
    Optional<Long> position) {

  public AuditEntry {
    details = new TreeMap<>(details);
  }
}
