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
 * @param alertId the alert's, or that of the test
 * @param kind what is wrong, by its wire name; or {@link #TEST}
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

  /** A test, to the endpoint that is tested. */
  public static final String TEST = "test";

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

  /**
   * The deduplication key: that of the cause, the same on each node, with or without a database;
   * each test has its own.
   */
  String deduplicationKey() {
    String matter = kind.equals(TEST) ? "/" + alertId : pool.map(name -> "/" + name).orElse("");
    return "headgate/" + console.getAuthority() + "/" + kind + matter;
  }
}
