package org.headgate.alerts.service.delivery;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.headgate.alerts.api.AlertEventType;
import org.headgate.alerts.api.AlertSeverity;

/**
 * The content of a message to an endpoint.
 *
 * @param id by which a receiver knows it: the same at each attempt
 * @param kind what is wrong, by its wire name
 * @param console where it can be looked at
 */
public record AlertMessage(
    UUID id,
    AlertEventType event,
    UUID alertId,
    String kind,
    Optional<String> pool,
    AlertSeverity severity,
    String title,
    String cure,
    List<String> nodes,
    Instant openedAt,
    Optional<Instant> resolvedAt,
    URI console) {

  public AlertMessage {
    nodes = List.copyOf(nodes);
  }

  /** The event and the problem in one line. */
  String headline() {
    return switch (event) {
      case OPENED -> (severity == AlertSeverity.CRITICAL ? "Critical: " : "Warning: ") + title;
      case ACKNOWLEDGED -> "Acknowledged: " + title;
      case RESOLVED -> "Resolved: " + title;
    };
  }

  /** The deduplication key of a cause: the same on each node, with or without a database. */
  String causeKey() {
    return "headgate/"
        + console.getAuthority()
        + "/"
        + kind
        + pool.map(name -> "/" + name).orElse("");
  }
}
