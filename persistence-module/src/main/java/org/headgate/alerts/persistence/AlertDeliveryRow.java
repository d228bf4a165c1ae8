package org.headgate.alerts.persistence;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The state of an alert's delivery to one endpoint.
 *
 * @param nextAt earliest time of the next attempt
 * @param gaveUp whether no further attempt is made
 */
public record AlertDeliveryRow(
    UUID alertId,
    UUID endpointId,
    String event,
    String node,
    int attempts,
    Instant nextAt,
    Optional<Instant> sentAt,
    boolean gaveUp,
    Optional<String> error) {

  /** The same delivery of an alert that was stored with another id. */
  public AlertDeliveryRow ofAlert(UUID id) {
    return new AlertDeliveryRow(
        id, endpointId, event, node, attempts, nextAt, sentAt, gaveUp, error);
  }
}
