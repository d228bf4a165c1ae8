package org.headgate.pool.api.history;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.headgate.pool.api.DiagnosisCode;

/**
 * A period in which something harmed requests.
 *
 * @param node where it was seen
 * @param pool the affected pool; empty where it was no single one
 * @param title the sentence of the diagnosis
 * @param endedAt empty while it lasts
 */
public record IncidentSummary(
    UUID incidentId,
    String node,
    DiagnosisCode code,
    Optional<String> pool,
    String title,
    Instant beganAt,
    Optional<Instant> endedAt) {

  /** The same incident with its end. */
  public IncidentSummary ended(Instant at) {
    return new IncidentSummary(incidentId, node, code, pool, title, beganAt, Optional.of(at));
  }
}
