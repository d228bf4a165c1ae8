package org.headgate.alerts.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.headgate.alerts.api.AlertEventType;
import org.headgate.alerts.api.AlertKind;
import org.headgate.alerts.persistence.AlertDeliveryRepository;
import org.headgate.alerts.persistence.AlertDeliveryRow;
import org.headgate.alerts.persistence.AlertRepository;
import org.headgate.alerts.persistence.AlertRow;
import org.headgate.common.service.IdGenerator;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.DispatchDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A node that was without the database for a while, on a real PostgreSQL. */
class DatabaseAlertLedgerTest {

  private static final UUID ENDPOINT = UUID.fromString("00000000-0000-0000-0000-0000000000e1");
  @AutoClose private static final DispatchDatabase DATABASE = DispatchDatabase.started();

  private final DatabaseAlertLedger ledger = new DatabaseAlertLedger();

  DatabaseAlertLedgerTest() {
    DataSource operatorPool = DATABASE.pool(1);
    ledger.repository = new AlertRepository(operatorPool);
    ledger.deliveries = new AlertDeliveryRepository(operatorPool);
    ledger.guard = new DatabaseGuard() {};
    ledger.idGenerator = new IdGenerator();
  }

  @BeforeEach
  void deleteAlerts() {
    DATABASE.update("delete from platform.alert");
  }

  /** It was the only node that saw the cause, and the only one without the database. */
  @Test
  void alertResolvedByOthersIsOpenedAnew() {
    AlertRow alert = opened();
    DATABASE.update(
        """
        update platform.alert set seen_at = seen_at - interval '1 minute',
               resolved_at = seen_at - interval '1 minute'
        """);
    AlertSnapshot offline = new AlertSnapshot(List.of(alert), List.of(told(alert)));

    ledger.merge(offline);
    ledger.merge(offline);

    AlertSnapshot merged = ledger.current();
    assertThat(merged.alerts()).hasSize(2);
    assertThat(merged.alerts())
        .filteredOn(AlertRow::isOpen)
        .singleElement()
        .satisfies(again -> assertThat(again.id()).isNotEqualTo(alert.id()));
    assertThat(merged.deliveries())
        .extracting(AlertDeliveryRow::alertId)
        .containsExactly(alert.id());
  }

  @Test
  void resolvedAlertWhoseCauseWasNotSeenSinceStaysResolved() {
    AlertRow alert = opened();
    DATABASE.update("update platform.alert set resolved_at = seen_at");

    ledger.merge(new AlertSnapshot(List.of(alert), List.of(told(alert))));

    AlertSnapshot merged = ledger.current();
    assertThat(merged.alerts())
        .singleElement()
        .satisfies(only -> assertThat(only.isOpen()).isFalse());
    assertThat(merged.deliveries())
        .extracting(AlertDeliveryRow::alertId)
        .containsExactly(alert.id());
  }

  /** Each node that saw the cause without the database has opened an alert of its own. */
  @Test
  void acknowledgementHoldsForTheAlertOfAnotherNode() {
    opened();
    DATABASE.update("update platform.alert set resolved_at = seen_at");
    AlertRow mine = new AlertFixture().seen(AlertKind.LOCK_WAIT, "two");

    ledger.merge(new AlertSnapshot(List.of(acknowledged(mine)), List.of()));

    assertThat(ledger.current().alerts())
        .hasSize(2)
        .allSatisfy(alert -> assertThat(alert.acknowledgedBy()).hasValue("ada"));
  }

  @Test
  void alertThatIsStoredLaterIsAcknowledgedToo() {
    AlertRow mine = new AlertFixture().seen(AlertKind.LOCK_WAIT, "one");
    ledger.merge(new AlertSnapshot(List.of(acknowledged(mine)), List.of()));
    DATABASE.update("update platform.alert set resolved_at = seen_at");
    AlertRow late = new AlertFixture().seen(AlertKind.LOCK_WAIT, "two").resolved();

    ledger.merge(new AlertSnapshot(List.of(late), List.of()));

    assertThat(ledger.find(late.id()).flatMap(AlertRow::acknowledgedBy)).hasValue("ada");
  }

  @Test
  void acknowledgementIsNotThatOfOtherAlerts() {
    AlertRow previous = opened();
    DATABASE.update(
        """
        update platform.alert
           set opened_at = opened_at - interval '2 days', seen_at = opened_at - interval '1 day',
               resolved_at = now()
        """);
    ledger.openOrRefresh(new AlertFixture().seen(AlertKind.LEAK, "one"));
    AlertRow mine = new AlertFixture().seen(AlertKind.LOCK_WAIT, "one");

    ledger.merge(new AlertSnapshot(List.of(acknowledged(mine)), List.of()));

    assertThat(ledger.current().alerts())
        .filteredOn(alert -> alert.acknowledgedBy().isPresent())
        .extracting(AlertRow::id)
        .containsExactly(mine.id());
    assertThat(ledger.find(previous.id()).flatMap(AlertRow::acknowledgedBy)).isEmpty();
  }

  /** Such as a certificate that expires, a key, a disk or a lock: it has been there for days. */
  @Test
  void acknowledgementIsNotThatOfAnEarlierAlertOfAnOldCause() {
    AlertRow earlier = oldCause();
    ledger.openOrRefresh(earlier);
    ledger.acknowledge(earlier.id(), "ada");
    DATABASE.update(
        """
        update platform.alert set seen_at = seen_at - interval '1 hour',
               resolved_at = seen_at - interval '1 hour'
        """);
    AlertRow latest = oldCause();

    ledger.merge(new AlertSnapshot(List.of(latest), List.of()));

    assertThat(ledger.find(latest.id()))
        .hasValueSatisfying(alert -> assertThat(alert.acknowledgedBy()).isEmpty());
  }

  /** The second node saw it two seconds later. */
  @Test
  void acknowledgementHoldsForTheAlertOfAnotherNodeOfAnOldCause() {
    AlertRow mine = oldCause();
    ledger.merge(new AlertSnapshot(List.of(acknowledged(mine)), List.of()));
    DATABASE.update("update platform.alert set seen_at = now() + interval '1 s'");
    DATABASE.update("update platform.alert set resolved_at = seen_at");
    AlertRow late = oldCause();

    ledger.merge(new AlertSnapshot(List.of(late), List.of()));

    assertThat(ledger.find(late.id()).flatMap(AlertRow::acknowledgedBy)).hasValue("ada");
  }

  @Test
  void alertThatIsOpenedAnewStaysAcknowledged() {
    AlertRow alert = opened();
    DATABASE.update(
        """
        update platform.alert set seen_at = seen_at - interval '1 minute',
               resolved_at = seen_at - interval '1 minute'
        """);

    ledger.merge(new AlertSnapshot(List.of(acknowledged(alert)), List.of()));

    assertThat(ledger.current().alerts())
        .filteredOn(AlertRow::isOpen)
        .singleElement()
        .satisfies(again -> assertThat(again.acknowledgedBy()).hasValue("ada"));
  }

  private AlertRow oldCause() {
    AlertRow seen = new AlertFixture().seen(AlertKind.LOCK_WAIT, "one");
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    return new AlertRow(
        ledger.idGenerator.next(),
        seen.kind(),
        seen.pool(),
        seen.severity(),
        seen.title(),
        seen.cure(),
        seen.nodes(),
        seen.hold(),
        now.minus(Duration.ofDays(10)),
        now,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static AlertRow acknowledged(AlertRow alert) {
    return alert.acknowledged(Instant.now().truncatedTo(ChronoUnit.MILLIS), Optional.of("ada"));
  }

  /** As the ledger has it. */
  private AlertRow opened() {
    ledger.openOrRefresh(new AlertFixture().seen(AlertKind.LOCK_WAIT, "one"));
    return ledger.current().alerts().get(0);
  }

  private static AlertDeliveryRow told(AlertRow alert) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    return new AlertDeliveryRow(
        alert.id(),
        ENDPOINT,
        AlertEventType.OPENED.wireName(),
        "one",
        1,
        now,
        Optional.of(now),
        false,
        Optional.empty());
  }
}
