package org.headgate.alerts.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.headgate.alerts.api.AlertKind;
import org.headgate.alerts.persistence.AlertDeliveryRow;
import org.headgate.alerts.persistence.AlertRow;
import org.headgate.audit.service.AuditEvent;
import org.headgate.audit.service.OperatorAuditTrail;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of alerts when the database goes away, and when it comes back. */
class AlertLedgerSelectorTest {

  private static final Duration RETURN_TIME = Duration.ofSeconds(20);

  private final AlertBed bed = new AlertBed();
  private final Database database = new Database();
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
    ledgers.memory = bed.ledger();
    ledgers.clock = bed;
  }

  @Test
  void acknowledgementOfAnAlertThatIsNotStoredYetIsWritten() {
    bed.ledger().openOrRefresh(bed.seen(AlertKind.LOCK_WAIT, "one"));

    ledgers.acknowledge(bed.only().id(), "ada");

    assertThat(bed.ledger().unwritten().alerts())
        .singleElement()
        .satisfies(alert -> assertThat(alert.acknowledgedBy()).hasValue("ada"));
  }

  @Test
  void acknowledgedAlertThatIsNotStoredYetIsReturned() {
    bed.ledger().openOrRefresh(bed.seen(AlertKind.LOCK_WAIT, "one"));
    AlertFacade facade = new AlertFacade();
    facade.ledgers = ledgers;
    facade.database = database;
    facade.memory = bed.ledger();
    facade.mapper = new AlertMapper();
    facade.auditTrail =
        new OperatorAuditTrail() {
          @Override
          public Runnable prepared(AuditEvent auditEvent) {
            return () -> {};
          }
        };

    assertThat(facade.acknowledge(bed.only().id(), "ada").acknowledgedBy()).hasValue("ada");
  }

  @Test
  void acknowledgementIsRememberedWhenTheDatabaseGoesAway() {
    AlertRow alert = bed.seen(AlertKind.LOCK_WAIT, "one");
    bed.ledger().replace(new AlertSnapshot(List.of(alert), List.of()));
    database.isAlertStored = true;

    ledgers.acknowledge(alert.id(), "ada");

    assertThat(bed.only().acknowledgedBy()).hasValue("ada");
    assertThat(bed.ledger().unwritten()).isEqualTo(AlertSnapshot.EMPTY);
  }

  /** No node could say that it still sees a cause. */
  @Test
  void nothingIsResolvedBeforeAllNodesAreBack() {
    ledgers.record(List.of());
    assertThat(database.resolutions).isZero();
    bed.pass(RETURN_TIME);
    ledgers.record(List.of());
    assertThat(database.resolutions).isOne();

    isDatabaseThere = false;
    ledgers.record(List.of());
    isDatabaseThere = true;
    ledgers.record(List.of());
    assertThat(database.resolutions).isOne();
    bed.pass(RETURN_TIME);
    ledgers.record(List.of());

    assertThat(database.resolutions).isEqualTo(2);
  }

  /** A database that has no alert, or the one that is asked for. */
  private static final class Database extends DatabaseAlertLedger {
    private boolean isAlertStored;
    private int resolutions;

    @Override
    void merge(AlertSnapshot offline) {
      assertThat(offline.alerts()).isEmpty();
    }

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
    public boolean acknowledge(UUID alert, String by) {
      return isAlertStored;
    }
  }
}
