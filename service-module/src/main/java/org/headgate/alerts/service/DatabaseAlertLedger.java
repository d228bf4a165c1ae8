package org.headgate.alerts.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.headgate.alerts.persistence.AlertDeliveryRepository;
import org.headgate.alerts.persistence.AlertDeliveryRow;
import org.headgate.alerts.persistence.AlertRepository;
import org.headgate.alerts.persistence.AlertRow;
import org.headgate.common.service.IdGenerator;
import org.headgate.config.database.PoolName;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;

/** The alerts of all nodes in the platform database, through the operator lane. */
@ApplicationScoped
class DatabaseAlertLedger implements AlertLedger {

  /** Resolutions may be sent after quiet hours of a day. */
  private static final Duration RECENT_WINDOW = Duration.ofHours(25);

  /** A query for a value that changes with {@link #current}. */
  static final String VERSION = AlertRepository.version(RECENT_WINDOW);

  private static final int MAX = 200;
  private static final GuardedWork LANE =
      GuardedWork.idempotent(PoolName.OPERATOR, WorkPriority.OPERATOR);

  /** Never retried: what is counted would be counted twice, and a repeated claim appear lost. */
  private static final GuardedWork ONCE =
      GuardedWork.once(PoolName.OPERATOR, WorkPriority.OPERATOR);

  @Inject AlertRepository repository;
  @Inject AlertDeliveryRepository deliveries;
  @Inject DatabaseGuard guard;
  @Inject IdGenerator idGenerator;

  /** Stores the changes that a node made without the database; changes of others stay. */
  void merge(AlertSnapshot offline) {
    for (AlertRow alert : offline.alerts()) {
      UUID id = merge(alert);
      guard.run(LANE, () -> repository.shareAcknowledgement(alert));
      offline.deliveries().stream()
          .filter(delivery -> delivery.alertId().equals(alert.id()))
          .filter(delivery -> delivery.sentAt().isPresent() || delivery.gaveUp())
          .forEach(delivery -> guard.run(LANE, () -> deliveries.put(id, delivery)));
    }
  }

  /**
   * An alert that others have resolved stays resolved. If this node has seen its cause since, a new
   * one is opened.
   *
   * @return the alert to which the deliveries belong
   */
  private UUID merge(AlertRow alert) {
    Optional<AlertRow> resolved =
        alert.isOpen() ? find(alert.id()).filter(stored -> !stored.isOpen()) : Optional.of(alert);
    if (resolved.isEmpty()) {
      return guarded(() -> repository.openOrRefresh(alert));
    }
    guard.run(LANE, () -> repository.putPast(alert));
    if (alert.seenAt().isAfter(resolved.get().seenAt())) {
      AlertRow reopened = alert.reopenedAs(idGenerator.at(alert.seenAt()));
      guarded(() -> repository.openOrRefresh(reopened));
    }
    return alert.id();
  }

  void deleteOld() {
    guarded(repository::deleteOld);
  }

  List<AlertRow> page(Optional<Instant> openedBefore, Optional<UUID> before, int limit) {
    return guarded(() -> repository.page(openedBefore, before, limit));
  }

  Optional<AlertRow> find(UUID id) {
    return guarded(() -> repository.find(id));
  }

  List<AlertDeliveryRow> deliveries(List<AlertRow> alerts) {
    return alerts.isEmpty()
        ? List.of()
        : guarded(() -> deliveries.of(alerts.stream().map(AlertRow::id).toList()));
  }

  @Override
  public void openOrRefresh(AlertRow alert) {
    guarded(() -> repository.openOrRefresh(alert));
  }

  @Override
  public void resolve() {
    guarded(repository::resolve);
  }

  @Override
  public AlertSnapshot current() {
    List<AlertRow> alerts = guarded(() -> repository.current(RECENT_WINDOW, MAX));
    return new AlertSnapshot(alerts, deliveries(alerts));
  }

  @Override
  public Optional<Integer> claim(DueDelivery due, String node, Duration lease) {
    return guard.call(
        ONCE,
        () ->
            deliveries.claim(
                due.alert().id(), due.receiver().id(), due.event().wireName(), node, lease));
  }

  @Override
  public void sent(DueDelivery due) {
    guard.run(
        LANE, () -> deliveries.sent(due.alert().id(), due.receiver().id(), due.event().wireName()));
  }

  @Override
  public void failed(DueDelivery due, AlertFailure failure) {
    UUID alertId = due.alert().id();
    UUID receiverId = due.receiver().id();
    String event = due.event().wireName();
    if (failure.isOurs()) {
      guard.run(
          ONCE,
          () -> deliveries.defer(alertId, receiverId, event, failure.error(), failure.pause()));
    } else {
      guard.run(
          LANE,
          () ->
              deliveries.failed(
                  alertId, receiverId, event, failure.error(), failure.pause(), failure.gaveUp()));
    }
  }

  @Override
  public boolean acknowledge(UUID alertId, String by) {
    return guarded(() -> repository.acknowledge(alertId, by)) > 0 || find(alertId).isPresent();
  }

  private <T> T guarded(Supplier<T> work) {
    return guard.call(LANE, work);
  }
}
