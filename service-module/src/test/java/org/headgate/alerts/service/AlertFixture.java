package org.headgate.alerts.service;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.headgate.alerts.api.AlertEventType;
import org.headgate.alerts.api.AlertKind;
import org.headgate.alerts.api.AlertRules;
import org.headgate.alerts.persistence.AlertRow;
import org.headgate.config.alerts.AlertEndpointDefinition;
import org.headgate.config.api.AlertEndpointKind;
import org.headgate.config.api.QuietHours;
import org.headgate.scheduling.service.dispatch.ActionResult;

/** A single node with a clock that a test moves: findings go in, messages come out. */
final class AlertFixture extends Clock {

  static final Duration HOLD = Duration.ofMinutes(1);

  private final InMemoryAlertLedger ledger = new InMemoryAlertLedger(this);
  private final List<String> notified = new ArrayList<>();
  private final List<AlertReceiver> receivers = new ArrayList<>();
  private final AlertRules rules = DefaultAlertRules.all();
  private Instant now = Instant.parse("2026-11-29T03:00:00Z");
  private boolean takesMessages = true;

  InMemoryAlertLedger ledger() {
    return ledger;
  }

  /** Each message as "name event". */
  List<String> notified() {
    return List.copyOf(notified);
  }

  void refuseMessages() {
    takesMessages = false;
  }

  void takeMessages() {
    takesMessages = true;
  }

  AlertReceiver receiver(String name) {
    return receiver(name, AlertEndpointKind.WEBHOOK, false, Optional.empty());
  }

  AlertReceiver receiver(
      String name, AlertEndpointKind kind, boolean isEscalation, Optional<QuietHours> quiet) {
    AlertReceiver receiver =
        AlertReceiver.unstored(
            UUID.randomUUID(),
            now,
            new AlertEndpointDefinition(
                name,
                kind,
                Optional.of("https://example.org/" + name),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                true,
                isEscalation,
                quiet,
                Optional.empty()));
    receivers.add(receiver);
    return receiver;
  }

  /** For so long, round by round, with these causes. */
  void pass(Duration time, AlertKind... causes) {
    Instant end = now.plus(time);
    while (now.isBefore(end)) {
      now = now.plusSeconds(2);
      for (AlertKind cause : causes) {
        ledger.openOrRefresh(seen(cause, "one"));
      }
      ledger.resolve();
      AlertDeliveryPolicy.due(ledger.current(), receivers, rules, now).forEach(this::deliver);
    }
  }

  /** For so long without a round, as while the machine is suspended. */
  void sleep(Duration time) {
    now = now.plus(time);
  }

  AlertRow seen(AlertKind kind, String node) {
    return seen(UUID.randomUUID(), kind, node, now);
  }

  /** A cause that began so long ago and is first seen now, with an id as the server makes it. */
  AlertRow seenSince(Duration age, AlertKind kind) {
    UUID id = new UUID((now.toEpochMilli() << 16) | 0x7000, Long.MIN_VALUE);
    return seen(id, kind, "one", now.minus(age));
  }

  private AlertRow seen(UUID id, AlertKind kind, String node, Instant openedAt) {
    return new AlertRow(
        id,
        kind.wireName(),
        Optional.of("platform"),
        "critical",
        "Something is wrong.",
        "Mend it.",
        List.of(node),
        HOLD,
        openedAt,
        now,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private void deliver(DueDelivery due) {
    int attempt = ledger.claim(due, "one", Duration.ofMinutes(3)).orElseThrow();
    if (takesMessages) {
      notified.add(due.receiver().definition().name() + " " + due.event().wireName());
      ledger.sent(due);
    } else {
      ledger.failed(due, AlertFailure.of(ActionResult.failed("closed"), attempt));
    }
  }

  AlertRow only() {
    List<AlertRow> all = ledger.current().alerts();
    if (all.size() != 1) {
      throw new AssertionError("there are " + all.size() + " alerts");
    }
    return all.get(0);
  }

  int attempts(AlertReceiver receiver) {
    return ledger
        .current()
        .delivery(only().id(), receiver.id(), AlertEventType.OPENED)
        .orElseThrow()
        .attempts();
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
