package org.headgate.alerts.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.headgate.alerts.persistence.AlertDeliveryRow;
import org.headgate.alerts.persistence.AlertRow;

/**
 * The alerts as this node read them last from the database, and what it made of them since the
 * database is away. It knows which of them have to be written when the database is back.
 */
@ApplicationScoped
class MemoryAlertLedger implements AlertLedger {

  private static final int MOST = 500;

  private Clock clock;
  private final Map<UUID, AlertRow> alerts = new LinkedHashMap<>();
  private final Map<DeliveryKey, AlertDeliveryRow> deliveries = new LinkedHashMap<>();
  private final Set<UUID> changed = new LinkedHashSet<>();

  /** For the client proxy only. */
  protected MemoryAlertLedger() {}

  @Inject
  MemoryAlertLedger(Clock clock) {
    this.clock = clock;
  }

  private record DeliveryKey(UUID alert, UUID endpoint, String event) {

    static DeliveryKey of(AlertDeliveryRow row) {
      return new DeliveryKey(row.alertId(), row.endpointId(), row.event());
    }

    static DeliveryKey of(DueDelivery due) {
      return new DeliveryKey(due.alert().id(), due.receiver().id(), due.event().wireName());
    }
  }

  /** Forgets what it knew, for the database knows better. */
  synchronized void replace(AlertSnapshot read) {
    alerts.clear();
    deliveries.clear();
    changed.clear();
    read.alerts().forEach(alert -> alerts.put(alert.id(), alert));
    read.deliveries().forEach(each -> deliveries.put(DeliveryKey.of(each), each));
  }

  /** What the database does not know yet. */
  synchronized AlertSnapshot unwritten() {
    return new AlertSnapshot(
        alerts.values().stream().filter(alert -> changed.contains(alert.id())).toList(),
        deliveries.values().stream().filter(each -> changed.contains(each.alertId())).toList());
  }

  @Override
  public synchronized void see(AlertRow seen) {
    AlertRow open =
        alerts.values().stream()
            .filter(
                alert ->
                    alert.isOpen()
                        && alert.kind().equals(seen.kind())
                        && alert.pool().equals(seen.pool()))
            .findFirst()
            .orElse(seen);
    put(
        new AlertRow(
            open.id(),
            open.kind(),
            open.pool(),
            open.severity(),
            open.title(),
            open.cure(),
            Stream.concat(open.nodes().stream(), seen.nodes().stream()).distinct().toList(),
            seen.hold(),
            open.openedAt(),
            clock.instant(),
            Optional.empty(),
            open.acknowledgedAt(),
            open.acknowledgedBy()));
  }

  private void put(AlertRow alert) {
    alerts.put(alert.id(), alert);
    changed.add(alert.id());
    if (alerts.size() > MOST) {
      UUID oldest = alerts.keySet().iterator().next();
      alerts.remove(oldest);
      changed.remove(oldest);
      deliveries.keySet().removeIf(key -> key.alert().equals(oldest));
    }
  }

  @Override
  public synchronized void resolve() {
    Instant now = clock.instant();
    for (AlertRow alert : new ArrayList<>(alerts.values())) {
      if (alert.isOpen() && now.isAfter(alert.seenAt().plus(alert.hold()))) {
        put(
            with(
                alert,
                Optional.of(alert.seenAt()),
                alert.acknowledgedAt(),
                alert.acknowledgedBy()));
      }
    }
  }

  @Override
  public synchronized AlertSnapshot current() {
    return new AlertSnapshot(List.copyOf(alerts.values()), List.copyOf(deliveries.values()));
  }

  @Override
  public synchronized Optional<Integer> claim(DueDelivery due, String node, Duration lease) {
    Instant now = clock.instant();
    Optional<AlertDeliveryRow> known = Optional.ofNullable(deliveries.get(DeliveryKey.of(due)));
    if (known
        .filter(row -> row.sentAt().isPresent() || row.gaveUp() || row.nextAt().isAfter(now))
        .isPresent()) {
      return Optional.empty();
    }
    int attempts = known.map(AlertDeliveryRow::attempts).orElse(0) + 1;
    put(due, node, attempts, now.plus(lease), Optional.empty(), false, Optional.empty());
    return Optional.of(attempts);
  }

  @Override
  public synchronized void sent(DueDelivery due) {
    Instant now = clock.instant();
    put(due, node(due), attempts(due), now, Optional.of(now), false, Optional.empty());
  }

  @Override
  public synchronized void failed(DueDelivery due, String error, Duration pause, boolean gaveUp) {
    put(
        due,
        node(due),
        attempts(due),
        clock.instant().plus(pause),
        Optional.empty(),
        gaveUp,
        Optional.of(error));
  }

  private int attempts(DueDelivery due) {
    return Optional.ofNullable(deliveries.get(DeliveryKey.of(due)))
        .map(AlertDeliveryRow::attempts)
        .orElse(1);
  }

  private String node(DueDelivery due) {
    return Optional.ofNullable(deliveries.get(DeliveryKey.of(due)))
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
    deliveries.put(DeliveryKey.of(row), row);
    changed.add(due.alert().id());
  }

  @Override
  public synchronized boolean acknowledge(UUID id, String by) {
    Optional<AlertRow> found = Optional.ofNullable(alerts.get(id));
    found
        .filter(alert -> alert.acknowledgedAt().isEmpty())
        .ifPresent(
            alert ->
                put(
                    with(
                        alert, alert.resolvedAt(), Optional.of(clock.instant()), Optional.of(by))));
    return found.isPresent();
  }

  private static AlertRow with(
      AlertRow alert,
      Optional<Instant> resolvedAt,
      Optional<Instant> acknowledgedAt,
      Optional<String> acknowledgedBy) {
    return new AlertRow(
        alert.id(),
        alert.kind(),
        alert.pool(),
        alert.severity(),
        alert.title(),
        alert.cure(),
        alert.nodes(),
        alert.hold(),
        alert.openedAt(),
        alert.seenAt(),
        resolvedAt,
        acknowledgedAt,
        acknowledgedBy);
  }
}
