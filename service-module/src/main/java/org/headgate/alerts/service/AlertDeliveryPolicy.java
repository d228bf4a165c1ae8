package org.headgate.alerts.service;

import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.headgate.alerts.api.AlertEventType;
import org.headgate.alerts.api.AlertRules;
import org.headgate.alerts.persistence.AlertDeliveryRow;
import org.headgate.alerts.persistence.AlertRow;
import org.headgate.common.service.ElapsedTime;
import org.headgate.common.time.TimeZoneDatabase;
import org.headgate.config.api.AlertEndpointKind;
import org.headgate.config.api.QuietHours;

/**
 * Decides which event of an alert an endpoint gets next: the difference between the alert's state
 * and what the endpoint was sent. Quiet hours therefore need no queue: at their end the difference
 * is sent, and nothing about alerts that are over. A resolution is sent only to receivers of the
 * opening.
 */
final class AlertDeliveryPolicy {

  private AlertDeliveryPolicy() {}

  static List<DueDelivery> due(
      AlertSnapshot known, List<AlertReceiver> receivers, AlertRules rules, Instant now) {
    List<DueDelivery> due = new ArrayList<>();
    for (AlertReceiver receiver : receivers) {
      if (receiver.definition().isEnabled() && !isQuiet(receiver, now)) {
        for (AlertRow alert : known.alerts()) {
          event(known, alert, receiver, rules, now)
              .filter(event -> isDue(known.delivery(alert.id(), receiver.id(), event), now))
              .ifPresent(event -> due.add(new DueDelivery(alert, receiver, event)));
        }
      }
    }
    return due;
  }

  /** The next event for an endpoint, if any. */
  private static Optional<AlertEventType> event(
      AlertSnapshot known, AlertRow alert, AlertReceiver receiver, AlertRules rules, Instant now) {
    boolean wasNotified =
        known
            .delivery(alert.id(), receiver.id(), AlertEventType.OPENED)
            .flatMap(AlertDeliveryRow::sentAt)
            .isPresent();
    if (!alert.isOpen()) {
      return wasNotified && !isContinued(known, alert, receiver)
          ? Optional.of(AlertEventType.RESOLVED)
          : Optional.empty();
    }
    if (alert.acknowledgedAt().isPresent()) {
      return wasNotified && receiver.definition().kind() == AlertEndpointKind.PAGERDUTY
          ? Optional.of(AlertEventType.ACKNOWLEDGED)
          : Optional.empty();
    }
    boolean isDue =
        !receiver.definition().isEscalation()
            || ElapsedTime.hasPassed(rules.escalateAfter(), alert.createdAt(), now);
    return isDue && !wasNotified ? Optional.of(AlertEventType.OPENED) : Optional.empty();
  }

  /** PagerDuty has one incident for a cause: a late resolution would end that of the next alert. */
  private static boolean isContinued(
      AlertSnapshot known, AlertRow resolved, AlertReceiver receiver) {
    return receiver.definition().kind() == AlertEndpointKind.PAGERDUTY
        && known.alerts().stream()
            .filter(AlertRow::isOpen)
            .anyMatch(
                open -> open.kind().equals(resolved.kind()) && open.pool().equals(resolved.pool()));
  }

  private static boolean isDue(Optional<AlertDeliveryRow> delivery, Instant now) {
    return delivery
        .map(row -> row.sentAt().isEmpty() && !row.gaveUp() && !row.nextAt().isAfter(now))
        .orElse(true);
  }

  static boolean isQuiet(AlertReceiver receiver, Instant now) {
    return receiver.definition().quietHours().filter(hours -> isWithin(hours, now)).isPresent();
  }

  static boolean isWithin(QuietHours hours, Instant now) {
    LocalTime time =
        now.atOffset(TimeZoneDatabase.rules(hours.timeZone()).getOffset(now)).toLocalTime();
    LocalTime from = LocalTime.parse(hours.from());
    LocalTime to = LocalTime.parse(hours.to());
    if (from.isBefore(to)) {
      return !time.isBefore(from) && time.isBefore(to);
    }
    return !time.isBefore(from) || time.isBefore(to);
  }
}
