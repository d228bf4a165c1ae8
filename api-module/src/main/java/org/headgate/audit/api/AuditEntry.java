package org.headgate.audit.api;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * One entry of the audit log: who did what to whom, from where, with which outcome. Its members are
 * the raw texts of the log, so that a tampered entry can be shown too.
 *
 * @param occurredAt to the microsecond
 * @param actor see {@link AuditActor}
 * @param action see {@link AuditAction}
 * @param outcome see {@link AuditOutcome}
 * @param reason why it was refused, such as invalid_credentials
 * @param address the client's, where a request was the cause
 * @param traceId the trace id of the request
 * @param details further facts, such as the roles that were given; no secret
 * @param actorEmail the present address of the actor's account; empty when there is no such account
 * @param subjectEmail the present address of the account that the action was done to
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
