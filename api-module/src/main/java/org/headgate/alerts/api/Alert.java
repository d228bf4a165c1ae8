package org.headgate.alerts.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A problem that needs attention.
 *
 * @param pool the affected pool; empty where it is no single one
 * @param title what is wrong, in a sentence
 * @param cure what to do
 * @param nodes those that have seen it
 * @param seenAt when it was last observed
 * @param resolvedAt empty while it lasts
 * @param acknowledgedBy the e-mail address of the account that acknowledged it, as it was then
 * @param deliveries the notifications and their state
 */
public record Alert(
    UUID id,
    AlertKind kind,
    Optional<String> pool,
    AlertSeverity severity,
    String title,
    String cure,
    List<String> nodes,
    Instant openedAt,
    Instant seenAt,
    Optional<Instant> resolvedAt,
    Optional<Instant> acknowledgedAt,
    Optional<String> acknowledgedBy,
    List<AlertDelivery> deliveries) {

  public Alert {
    nodes = List.copyOf(nodes);
    deliveries = List.copyOf(deliveries);
  }
}
