package org.headgate.alerts.service;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.headgate.alerts.persistence.AlertDeliveryRow;
import org.headgate.alerts.persistence.AlertRow;

/** Remembers who was notified; a notification is never forgotten. */
final class InMemoryDeliveries {

  private final Map<Key, AlertDeliveryRow> rows = new LinkedHashMap<>();

  private record Key(UUID alertId, UUID endpointId, String event) {

    static Key of(AlertDeliveryRow row) {
      return new Key(row.alertId(), row.endpointId(), row.event());
    }

    static Key of(DueDelivery due) {
      return new Key(due.alert().id(), due.receiver().id(), due.event().wireName());
    }
  }

  List<AlertDeliveryRow> all() {
    return List.copyOf(rows.values());
  }

  void forget(UUID alertId) {
    rows.keySet().removeIf(key -> key.alertId().equals(alertId));
  }

  /**
   * Replaces the state by what was read, except deliveries sent since.
   *
   * @param stored the stored alerts, by the ids that this node knew them by
   * @return the alerts whose deliveries stay
   */
  Set<UUID> replace(Collection<AlertDeliveryRow> read, Map<UUID, AlertRow> stored) {
    List<AlertDeliveryRow> sent =
        rows.values().stream().filter(delivery -> delivery.sentAt().isPresent()).toList();
    rows.clear();
    read.forEach(delivery -> rows.put(Key.of(delivery), delivery));
    Set<UUID> alertIds = new LinkedHashSet<>();
    for (AlertDeliveryRow delivery : sent) {
      Optional.ofNullable(stored.get(delivery.alertId()))
          .map(alert -> delivery.ofAlert(alert.id()))
          .filter(known -> !isSent(Key.of(known)))
          .ifPresent(
              known -> {
                rows.put(Key.of(known), known);
                alertIds.add(known.alertId());
              });
    }
    return alertIds;
  }

  private boolean isSent(Key key) {
    return Optional.ofNullable(rows.get(key)).flatMap(AlertDeliveryRow::sentAt).isPresent();
  }

  Optional<Integer> claim(DueDelivery due, String node, Duration lease, Instant now) {
    Optional<AlertDeliveryRow> known = Optional.ofNullable(rows.get(Key.of(due)));
    if (known
        .filter(row -> row.sentAt().isPresent() || row.gaveUp() || row.nextAt().isAfter(now))
        .isPresent()) {
      return Optional.empty();
    }
    int attempts = known.map(AlertDeliveryRow::attempts).orElse(0) + 1;
    put(due, node, attempts, now.plus(lease), Optional.empty(), false, Optional.empty());
    return Optional.of(attempts);
  }

  void sent(DueDelivery due, Instant now) {
    if (!isSent(Key.of(due))) {
      put(due, node(due), attempts(due), now, Optional.of(now), false, Optional.empty());
    }
  }

  void failed(DueDelivery due, AlertFailure failure, Instant now) {
    put(
        due,
        node(due),
        failure.isOurs() ? attempts(due) - 1 : attempts(due),
        now.plus(failure.pause()),
        Optional.empty(),
        failure.gaveUp(),
        Optional.of(failure.error()));
  }

  private int attempts(DueDelivery due) {
    return Optional.ofNullable(rows.get(Key.of(due))).map(AlertDeliveryRow::attempts).orElse(1);
  }

  private String node(DueDelivery due) {
    return Optional.ofNullable(rows.get(Key.of(due)))
        .map(AlertDeliveryRow::node)
        .orElse(due.alert().nodes().get(0));
  }

  private void put(
      DueDelivery due,
      String node,
      int attempts,
      Instant nextAt,
      Optional<Instant> sentAt,
      boolean gaveUp,
      Optional<String> error) {
    AlertDeliveryRow row =
        new AlertDeliveryRow(
            due.alert().id(),
            due.receiver().id(),
            due.event().wireName(),
            node,
            attempts,
            nextAt,
            sentAt,
            gaveUp,
            error);
    rows.put(Key.of(row), row);
  }
}
