package org.headgate.alerts.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.headgate.alerts.api.AlertEndpointKind;
import org.headgate.alerts.api.QuietHours;
import org.headgate.config.Secret;
import org.headgate.config.alerts.AlertEndpointSettings;
import org.headgate.config.alerts.AlertSettings;

/**
 * The end points of the server's settings, which are there without a database. Each has the same id
 * on all nodes, by its name: so nodes agree who sends, as for all others.
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
            .map(each -> new AlertReceiver(id(each.name()), now, definition(each)))
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

  private static AlertEndpointDefinition definition(AlertEndpointSettings settings) {
    return new AlertEndpointDefinition(
        settings.name(),
        AlertEndpointKind.valueOf(settings.kind().name()),
        settings.url().map(Secret::reveal),
        settings.addresses(),
        settings.routingKey().map(Secret::reveal),
        settings.secret().map(Secret::reveal),
        true,
        settings.isEscalation(),
        settings
            .quietHours()
            .map(quiet -> new QuietHours(quiet.from(), quiet.to(), quiet.timeZone())));
  }
}
