package org.headgate.alerts.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.headgate.pool.service.guard.DispatchDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How nodes coordinate alerts and their deliveries, on a real PostgreSQL. */
class AlertRepositoryTest {

  private static final Duration LEASE = Duration.ofMinutes(3);
  private static final Duration LATELY = Duration.ofHours(1);
  private static final String OPENED = "opened";
  @AutoClose private static final DispatchDatabase DATABASE = DispatchDatabase.started();

  private final UUID endpointId = UUID.randomUUID();
  private AlertRepository alerts;
  private AlertDeliveryRepository deliveries;

  @BeforeEach
  void clear() {
    DataSource operatorPool = DATABASE.pool(1);
    alerts = new AlertRepository(operatorPool);
    deliveries = new AlertDeliveryRepository(operatorPool);
    DATABASE.update("delete from platform.alert");
  }

  @Test
  void findingOfTwoNodesIsOneAlert() {
    UUID first = alerts.openOrRefresh(seen("lock_wait", "one"));
    UUID second = alerts.openOrRefresh(seen("lock_wait", "two"));
    UUID third = alerts.openOrRefresh(seen("lock_wait", "two"));
    UUID other = alerts.openOrRefresh(seen("leak", "two"));

    assertThat(second).isEqualTo(first).isEqualTo(third).isNotEqualTo(other);
    assertThat(alerts.find(first))
        .hasValueSatisfying(alert -> assertThat(alert.nodes()).containsExactly("one", "two"));
    assertThat(alerts.current(LATELY, 10)).hasSize(2);
  }

  @Test
  void alertIsResolvedAfterItsHoldTime() {
    UUID gone = alerts.openOrRefresh(seen("lock_wait", "one"));
    alerts.openOrRefresh(seen("leak", "one"));
    DATABASE.update(
        "update platform.alert set seen_at = now() - interval '61 s' where kind = 'lock_wait'");
    DATABASE.update(
        "update platform.alert set seen_at = now() - interval '59 s' where kind = 'leak'");

    assertThat(alerts.resolve()).isOne();

    AlertRow resolved = alerts.find(gone).orElseThrow();
    assertThat(resolved.resolvedAt()).hasValue(resolved.seenAt());
    assertThat(alerts.openOrRefresh(seen("lock_wait", "one"))).isNotEqualTo(gone);
  }

  @Test
  void openAlertIsCurrentHoweverManyWereResolvedSince() {
    UUID open = alerts.openOrRefresh(seen("lock_wait", "one"));
    DATABASE.update("update platform.alert set opened_at = now() - interval '1 day'");
    for (int time = 0; time < 3; time++) {
      alerts.openOrRefresh(seen("leak", "one"));
      DATABASE.update("update platform.alert set resolved_at = seen_at where kind = 'leak'");
    }

    assertThat(alerts.current(LATELY, 2)).hasSize(2).extracting(AlertRow::id).contains(open);
  }

  @Test
  void attemptBelongsToOneNodeUntilItsLeaseExpires() {
    UUID alertId = alerts.openOrRefresh(seen("lock_wait", "one"));

    assertThat(deliveries.claim(alertId, endpointId, OPENED, "one", LEASE)).hasValue(1);
    assertThat(deliveries.claim(alertId, endpointId, OPENED, "two", LEASE)).isEmpty();
    DATABASE.update("update platform.alert_delivery set next_at = now() - interval '1 s'");
    assertThat(deliveries.claim(alertId, endpointId, OPENED, "two", LEASE)).hasValue(2);

    assertThat(deliveries.of(List.of(alertId)))
        .singleElement()
        .satisfies(delivery -> assertThat(delivery.node()).isEqualTo("two"));
  }

  @Test
  void finishedDeliveriesAreNotClaimedAgain() {
    UUID alertId = alerts.openOrRefresh(seen("lock_wait", "one"));
    UUID other = UUID.randomUUID();
    deliveries.claim(alertId, endpointId, OPENED, "one", Duration.ZERO);
    deliveries.claim(alertId, other, OPENED, "one", Duration.ZERO);

    deliveries.sent(alertId, endpointId, OPENED);
    deliveries.failed(alertId, other, OPENED, "refused", Duration.ZERO, true);

    assertThat(deliveries.claim(alertId, endpointId, OPENED, "two", LEASE)).isEmpty();
    assertThat(deliveries.claim(alertId, other, OPENED, "two", LEASE)).isEmpty();
  }

  @Test
  void deferredAttemptIsNotCounted() {
    UUID alertId = alerts.openOrRefresh(seen("lock_wait", "one"));
    deliveries.claim(alertId, endpointId, OPENED, "one", LEASE);

    deliveries.defer(alertId, endpointId, OPENED, "our mail server is away", Duration.ZERO);

    assertThat(deliveries.claim(alertId, endpointId, OPENED, "one", LEASE)).hasValue(1);
  }

  @Test
  void deliveriesDuringAnOutageAreWrittenOnce() {
    UUID known = alerts.openOrRefresh(seen("database_down", "one"));
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    AlertDeliveryRow sent =
        new AlertDeliveryRow(
            UUID.randomUUID(),
            endpointId,
            OPENED,
            "two",
            1,
            now,
            Optional.of(now),
            false,
            Optional.empty());

    UUID merged = alerts.openOrRefresh(seen("database_down", "two"));
    deliveries.put(merged, sent);
    deliveries.put(merged, sent);

    assertThat(merged).isEqualTo(known);
    assertThat(deliveries.of(List.of(known)))
        .singleElement()
        .satisfies(delivery -> assertThat(delivery.sentAt()).hasValue(now));
    assertThat(deliveries.claim(known, endpointId, OPENED, "one", LEASE)).isEmpty();
  }

  @Test
  void firstAcknowledgementCounts() {
    UUID alertId = alerts.openOrRefresh(seen("lock_wait", "one"));

    assertThat(alerts.acknowledge(alertId, "ada")).isOne();
    assertThat(alerts.acknowledge(alertId, "bob")).isZero();

    assertThat(alerts.find(alertId).flatMap(AlertRow::acknowledgedBy)).hasValue("ada");
  }

  @Test
  void alertsArePagedNewestFirst() {
    UUID older = alerts.openOrRefresh(seen("lock_wait", "one"));
    DATABASE.update("update platform.alert set opened_at = now() - interval '1 h'");
    UUID newer = alerts.openOrRefresh(seen("leak", "one"));

    AlertRow first = alerts.page(Optional.empty(), Optional.empty(), 1).get(0);
    List<AlertRow> next = alerts.page(Optional.of(first.openedAt()), Optional.of(first.id()), 10);

    assertThat(first.id()).isEqualTo(newer);
    assertThat(next).extracting(AlertRow::id).containsExactly(older);
  }

  private static AlertRow seen(String kind, String node) {
    Instant now = Instant.now();
    return new AlertRow(
        UUID.randomUUID(),
        kind,
        Optional.of("platform"),
        "critical",
        "Something is wrong.",
        "Mend it.",
        List.of(node),
        Duration.ofMinutes(1),
        now,
        now,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
