package org.headgate.alerts.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.headgate.alerts.persistence.AlertRow;

/**
 * The alerts as this node read them last, and its own changes since the database went away. It
 * knows which of them to write when the database is back.
 */
@ApplicationScoped
class InMemoryAlertLedger implements AlertLedger {

  static final int MAX = 500;

  /** A cause that lasts was observed in the last round at least. */
  private static final Duration BETWEEN_ROUNDS = Duration.ofSeconds(10);

  /** An open alert that is forgotten would be opened a second time. */
  private static final Comparator<AlertRow> LEAST_NEEDED_FIRST =
      Comparator.comparing(AlertRow::isOpen).thenComparing(AlertRow::openedAt);

  private Clock clock;
  private final Map<UUID, AlertRow> alerts = new LinkedHashMap<>();
  private final InMemoryDeliveries deliveries = new InMemoryDeliveries();
  private final Set<UUID> changed = new LinkedHashSet<>();

  /** For the client proxy only. */
  protected InMemoryAlertLedger() {}

  @Inject
  InMemoryAlertLedger(Clock clock) {
    this.clock = clock;
  }

  /**
   * Replaces the state by the database's, except deliveries and acknowledgements since it was read.
   */
  synchronized void replace(AlertSnapshot read) {
    List<AlertRow> earlier = List.copyOf(alerts.values());
    alerts.clear();
    changed.clear();
    read.alerts().forEach(alert -> alerts.put(alert.id(), alert));
    Map<UUID, AlertRow> stored = new HashMap<>();
    earlier.forEach(alert -> storedAs(alert).ifPresent(known -> stored.put(alert.id(), known)));
    changed.addAll(deliveries.replace(read.deliveries(), stored));
    earlier.forEach(
        alert -> alert.acknowledgedAt().ifPresent(at -> keep(alert, at, alert.acknowledgedBy())));
  }

  /** An open alert may have been stored as that of another node, with another id. */
  private Optional<AlertRow> storedAs(AlertRow earlier) {
    return Optional.ofNullable(alerts.get(earlier.id()))
        .or(() -> earlier.isOpen() ? openOf(earlier) : Optional.empty());
  }

  private void keep(AlertRow earlier, Instant acknowledgedAt, Optional<String> by) {
    storedAs(earlier)
        .filter(known -> known.acknowledgedAt().isEmpty())
        .ifPresent(known -> put(known.acknowledged(acknowledgedAt, by)));
  }

  /** The open alert of the same cause. */
  private Optional<AlertRow> openOf(AlertRow cause) {
    return alerts.values().stream()
        .filter(
            alert ->
                alert.isOpen()
                    && alert.kind().equals(cause.kind())
                    && alert.pool().equals(cause.pool()))
        .findFirst();
  }

  /**
   * Resolves alerts that the database does not have yet and whose cause nobody has observed for
   * their hold time. After a pause of the node they would be taken for what others have opened of
   * the same cause since, and so would their acknowledgement.
   */
  synchronized void resolveUnobserved() {
    resolve(
        alerts.values().stream().filter(alert -> changed.contains(alert.id())).toList(),
        clock.instant().minus(BETWEEN_ROUNDS));
  }

  /** Changes that the database does not have yet. */
  synchronized AlertSnapshot unwritten() {
    return new AlertSnapshot(
        alerts.values().stream().filter(alert -> changed.contains(alert.id())).toList(),
        deliveries.all().stream()
            .filter(delivery -> changed.contains(delivery.alertId()))
            .toList());
  }

  @Override
  public synchronized void openOrRefresh(AlertRow latest) {
    AlertRow open = openOf(latest).orElse(latest);
    put(
        new AlertRow(
            open.id(),
            open.kind(),
            open.pool(),
            open.severity(),
            open.title(),
            open.cure(),
            Stream.concat(open.nodes().stream(), latest.nodes().stream()).distinct().toList(),
            latest.hold(),
            open.openedAt(),
            clock.instant(),
            Optional.empty(),
            open.acknowledgedAt(),
            open.acknowledgedBy()));
  }

  private void put(AlertRow alert) {
    alerts.put(alert.id(), alert);
    changed.add(alert.id());
    if (alerts.size() > MAX) {
      alerts.values().stream().min(LEAST_NEEDED_FIRST).map(AlertRow::id).ifPresent(this::forget);
    }
  }

  private void forget(UUID alertId) {
    alerts.remove(alertId);
    changed.remove(alertId);
    deliveries.forget(alertId);
  }

  @Override
  public synchronized void resolve() {
    resolve(List.copyOf(alerts.values()), clock.instant());
  }

  private void resolve(List<AlertRow> candidates, Instant at) {
    candidates.stream()
        .filter(alert -> alert.isOpen() && at.isAfter(alert.seenAt().plus(alert.hold())))
        .forEach(alert -> put(alert.resolved()));
  }

  @Override
  public synchronized AlertSnapshot current() {
    return new AlertSnapshot(List.copyOf(alerts.values()), deliveries.all());
  }

  @Override
  public synchronized Optional<Integer> claim(DueDelivery due, String node, Duration lease) {
    Optional<Integer> attempts = deliveries.claim(due, node, lease, clock.instant());
    if (attempts.isPresent()) {
      changed.add(due.alert().id());
    }
    return attempts;
  }

  @Override
  public synchronized void sent(DueDelivery due) {
    deliveries.sent(due, clock.instant());
    changed.add(due.alert().id());
  }

  /** Records a delivery that the database already has: it is not written again. */
  synchronized void markSent(DueDelivery due) {
    deliveries.sent(due, clock.instant());
  }

  @Override
  public synchronized void failed(DueDelivery due, AlertFailure failure) {
    deliveries.failed(due, failure, clock.instant());
    changed.add(due.alert().id());
  }

  @Override
  public synchronized boolean acknowledge(UUID id, String by) {
    acknowledged(id, by).ifPresent(this::put);
    return alerts.containsKey(id);
  }

  /** Records an acknowledgement that the database already has: it is not written again. */
  synchronized void markAcknowledged(UUID id, String by) {
    acknowledged(id, by).ifPresent(alert -> alerts.put(id, alert));
  }

  private Optional<AlertRow> acknowledged(UUID id, String by) {
    return Optional.ofNullable(alerts.get(id))
        .filter(alert -> alert.acknowledgedAt().isEmpty())
        .map(alert -> alert.acknowledged(clock.instant(), Optional.of(by)));
  }
}
