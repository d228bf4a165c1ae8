package org.headgate.alerts.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.headgate.config.alerts.AlertSettings;

/**
 * The endpoints of the server's settings, which exist without a database. The id follows from the
 * name, so all nodes use the same one and agree who sends.
 */
@ApplicationScoped
class FixedAlertReceivers {

  private List<AlertReceiver> all = List.of();

  /** For the client proxy only. */
  protected FixedAlertReceivers() {}

  @Inject
  FixedAlertReceivers(AlertSettings settings, Clock clock) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    all =
        settings.endpoints().stream()
            .map(definition -> AlertReceiver.unstored(id(definition.name()), now, definition))
            .toList();
  }

  List<AlertReceiver> all() {
    return all;
  }

  boolean contains(UUID id) {
    return all.stream().anyMatch(receiver -> receiver.id().equals(id));
  }

  static UUID id(String name) {
    return UUID.nameUUIDFromBytes(("settings/" + name).getBytes(StandardCharsets.UTF_8));
  }
}
