package org.headgate.alerts.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.headgate.alerts.api.AlertKind;
import org.headgate.alerts.persistence.AlertDeliveryRow;
import org.headgate.alerts.persistence.AlertRow;
import org.headgate.audit.service.AuditEvent;
import org.headgate.audit.service.OperatorAuditTrail;
import org.headgate.config.database.PoolName;
import org.headgate.pool.service.events.DatabaseStatus;
import org.headgate.pool.service.events.DatabaseStatusChangedEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Alerts while the database goes away and comes back. */
class AlertLedgerSelectorTest {

  private static final Duration RETURN_TIME = Duration.ofSeconds(20);

  private final AlertFixture fixture = new AlertFixture();
  private final Database database = new Database();
  private final FixedSharedValues values = new FixedSharedValues();
  private boolean isDatabaseThere = true;
  private final AlertLedgerSelector ledgers =
      new AlertLedgerSelector() {
        @Override
        boolean isDatabaseThere() {
          return isDatabaseThere;
        }
      };

  @BeforeEach
  void start() {
    ledgers.database = database;
    ledgers.memory = fixture.ledger();
    ledgers.clock = fixture;
    ledgers.sharedValues = values;
  }

  @Test
  void acknowledgementOfAnAlertThatIsNotStoredYetIsWritten() {
    fixture.ledger().openOrRefresh(fixture.seen(AlertKind.LOCK_WAIT, "one"));

    ledgers.acknowledge(fixture.only().id(), "ada");

    assertThat(fixture.ledger().unwritten().alerts())
        .singleElement()
        .satisfies(alert -> assertThat(alert.acknowledgedBy()).hasValue("ada"));
  }

  @Test
  void acknowledgedAlertThatIsNotStoredYetIsReturned() {
    fixture.ledger().openOrRefresh(fixture.seen(AlertKind.LOCK_WAIT, "one"));
    AlertFacade facade = new AlertFacade();
    facade.ledgers = ledgers;
    facade.database = database;
    facade.memory = fixture.ledger();
    facade.mapper = new AlertMapper();
    facade.auditTrail =
        new OperatorAuditTrail() {
          @Override
          public Runnable prepared(AuditEvent auditEvent) {
            return () -> {};
          }
        };

    assertThat(facade.acknowledge(fixture.only().id(), "ada").acknowledgedBy()).hasValue("ada");
  }

  @Test
  void acknowledgementIsRememberedWhenTheDatabaseGoesAway() {
    AlertRow alert = fixture.seen(AlertKind.LOCK_WAIT, "one");
    fixture.ledger().replace(new AlertSnapshot(List.of(alert), List.of()));
    database.isAlertStored = true;

    ledgers.acknowledge(alert.id(), "ada");

    assertThat(fixture.only().acknowledgedBy()).hasValue("ada");
    assertThat(fixture.ledger().unwritten()).isEqualTo(AlertSnapshot.EMPTY);
  }

  /** No node could say that it still sees a cause. */
  @Test
  void nothingIsResolvedBeforeAllNodesAreBack() {
    ledgers.record(List.of());
    assertThat(database.resolutions).isZero();
    fixture.pass(RETURN_TIME);
    ledgers.record(List.of());
    assertThat(database.resolutions).isOne();

    isDatabaseThere = false;
    ledgers.record(List.of());
    isDatabaseThere = true;
    ledgers.record(List.of());
    assertThat(database.resolutions).isOne();
    fixture.pass(RETURN_TIME);
    ledgers.record(List.of());

    assertThat(database.resolutions).isEqualTo(2);
  }

  /** A node where nothing is wrong has a round every 10 s; others notice the outage. */
  @Test
  void outageBetweenTwoRoundsIsAnOutage() {
    ledgers.record(List.of());
    fixture.pass(RETURN_TIME);
    ledgers.onStatusChanged(platformIsDown());

    ledgers.record(List.of());

    assertThat(database.resolutions).isZero();
    fixture.pass(RETURN_TIME);
    ledgers.record(List.of());
    assertThat(database.resolutions).isOne();
  }

  /** Others may have opened a later alert of that cause, which nobody has acknowledged. */
  @Test
  void alertWhoseCauseWentDuringAPauseIsWrittenAsOver() {
    openWithoutDatabase();
    fixture.sleep(Duration.ofHours(2));

    ledgers.record(List.of(fixture.seen(AlertKind.LOCK_WAIT, "one")));

    assertThat(database.merged)
        .singleElement()
        .satisfies(
            alert -> {
              assertThat(alert.isOpen()).isFalse();
              assertThat(alert.acknowledgedBy()).hasValue("ada");
            });
  }

  @Test
  void alertWhoseCauseWasJustObservedIsWrittenAsOpen() {
    openWithoutDatabase();
    fixture.sleep(AlertFixture.HOLD);

    ledgers.record(List.of(fixture.seen(AlertKind.LOCK_WAIT, "one")));

    assertThat(database.merged)
        .singleElement()
        .satisfies(alert -> assertThat(alert.isOpen()).isTrue());
  }

  private void openWithoutDatabase() {
    isDatabaseThere = false;
    ledgers.record(List.of(fixture.seen(AlertKind.LOCK_WAIT, "one")));
    ledgers.acknowledge(fixture.only().id(), "ada");
    isDatabaseThere = true;
  }

  @Test
  void roundIsVoidWhileTheValueIsThatOfTheLastOne() {
    assertThat(ledgers.isUnchanged()).isFalse();
    ledgers.record(List.of());
    assertThat(ledgers.isUnchanged()).isTrue();

    values.present = Optional.of("2");
    assertThat(ledgers.isUnchanged()).isFalse();
    values.present = Optional.empty();
    assertThat(ledgers.isUnchanged()).isFalse();
  }

  @Test
  void roundIsNotVoidAfterAnOutage() {
    ledgers.record(List.of());
    ledgers.onStatusChanged(platformIsDown());
    assertThat(ledgers.isUnchanged()).isFalse();

    ledgers.record(List.of());
    isDatabaseThere = false;
    ledgers.record(List.of());

    assertThat(ledgers.isUnchanged()).isFalse();
  }

  @Test
  void roundIsNotVoidWhileMemoryHasAnAlertThatIsNotStored() {
    ledgers.record(List.of());

    fixture.ledger().openOrRefresh(fixture.seen(AlertKind.LOCK_WAIT, "one"));

    assertThat(ledgers.isUnchanged()).isFalse();
  }

  private DatabaseStatusChangedEvent platformIsDown() {
    return new DatabaseStatusChangedEvent(
        PoolName.PLATFORM,
        DatabaseStatus.up(fixture.instant(), Duration.ZERO),
        DatabaseStatus.down(fixture.instant(), "it has gone", Optional.empty()),
        Optional.empty());
  }

  /** A database that has no alert, or the one that is asked for. */
  private static final class Database extends DatabaseAlertLedger {
    private final List<AlertRow> merged = new ArrayList<>();
    private boolean isAlertStored;
    private int resolutions;

    @Override
    void merge(AlertSnapshot offline) {
      merged.addAll(offline.alerts());
    }

    @Override
    public void openOrRefresh(AlertRow alert) {}

    @Override
    void deleteOld() {}

    @Override
    Optional<AlertRow> find(UUID id) {
      return Optional.empty();
    }

    @Override
    List<AlertDeliveryRow> deliveries(List<AlertRow> alerts) {
      return List.of();
    }

    @Override
    public void resolve() {
      resolutions++;
    }

    @Override
    public AlertSnapshot current() {
      return AlertSnapshot.EMPTY;
    }

    @Override
    public boolean acknowledge(UUID alertId, String by) {
      return isAlertStored;
    }
  }
}
