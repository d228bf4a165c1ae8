package org.headgate.alerts.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.headgate.alerts.api.AlertEventType;
import org.headgate.alerts.api.AlertKind;
import org.headgate.alerts.persistence.AlertDeliveryRow;
import org.headgate.alerts.persistence.AlertRow;
import org.junit.jupiter.api.Test;

/** The memory of alerts on a node that is without the database for long. */
class InMemoryAlertLedgerTest {

  private final AlertFixture fixture = new AlertFixture();

  @Test
  void resolvedAlertsAreForgottenBeforeOpenOnes() {
    AlertRow open = fixture.seen(AlertKind.LOCK_WAIT, "one");
    List<AlertRow> known = new ArrayList<>(List.of(open));
    while (known.size() < InMemoryAlertLedger.MAX) {
      known.add(fixture.seen(AlertKind.LEAK, "one").resolved());
    }
    fixture.ledger().replace(new AlertSnapshot(known, List.of()));

    fixture.ledger().openOrRefresh(fixture.seen(AlertKind.SLOW_QUERY, "one"));

    assertThat(fixture.ledger().current().alerts()).hasSize(InMemoryAlertLedger.MAX).contains(open);
  }

  /** Another node has stored the alert of the same cause, with another id. */
  @Test
  void changesDuringAMergeBelongToTheAlertThatIsStored() {
    AlertRow stored = bed.seen(AlertKind.LOCK_WAIT, "two");
    bed.ledger().openOrRefresh(bed.seen(AlertKind.LOCK_WAIT, "one"));
    AlertReceiver ops = bed.receiver("ops");
    bed.ledger().acknowledge(bed.only().id(), "ada");
    bed.ledger().sent(new DueDelivery(bed.only(), ops, AlertEventType.OPENED));

    bed.ledger().replace(new AlertSnapshot(List.of(stored), List.of()));

    assertThat(bed.only().id()).isEqualTo(stored.id());
    assertThat(bed.only().acknowledgedBy()).hasValue("ada");
    assertThat(bed.ledger().unwritten().alerts()).containsExactly(bed.only());
    assertThat(bed.ledger().unwritten().deliveries())
        .extracting(AlertDeliveryRow::alertId)
        .containsExactly(stored.id());
  }

  @Test
  void acknowledgementOfAPastAlertIsNotThatOfTheNextOne() {
    bed.ledger().openOrRefresh(bed.seen(AlertKind.LOCK_WAIT, "one"));
    bed.ledger().acknowledge(bed.only().id(), "ada");
    bed.pass(AlertBed.HOLD.multipliedBy(2));
    AlertRow next = bed.seen(AlertKind.LOCK_WAIT, "one");

    bed.ledger().replace(new AlertSnapshot(List.of(next), List.of()));

    assertThat(bed.only().acknowledgedBy()).isEmpty();
  }
}
