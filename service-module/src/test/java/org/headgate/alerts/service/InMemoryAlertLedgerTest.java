package org.headgate.alerts.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.headgate.alerts.api.AlertEventType;
import org.headgate.alerts.api.AlertKind;
import org.headgate.alerts.persistence.AlertDeliveryRow;
import org.headgate.alerts.persistence.AlertRow;
import org.junit.jupiter.api.Test;

/** The memory of alerts on a node that is without the fixture for long. */
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
    AlertRow stored = fixture.seen(AlertKind.LOCK_WAIT, "two");
    fixture.ledger().openOrRefresh(fixture.seen(AlertKind.LOCK_WAIT, "one"));
    AlertReceiver ops = fixture.receiver("ops");
    fixture.ledger().acknowledge(fixture.only().id(), "ada");
    fixture.ledger().sent(new DueDelivery(fixture.only(), ops, AlertEventType.OPENED));

    fixture.ledger().replace(new AlertSnapshot(List.of(stored), List.of()));

    assertThat(fixture.only().id()).isEqualTo(stored.id());
    assertThat(fixture.only().acknowledgedBy()).hasValue("ada");
    assertThat(fixture.ledger().unwritten().alerts()).containsExactly(fixture.only());
    assertThat(fixture.ledger().unwritten().deliveries())
        .extracting(AlertDeliveryRow::alertId)
        .containsExactly(stored.id());
  }

  @Test
  void acknowledgementOfAPastAlertIsNotThatOfTheNextOne() {
    fixture.ledger().openOrRefresh(fixture.seen(AlertKind.LOCK_WAIT, "one"));
    fixture.ledger().acknowledge(fixture.only().id(), "ada");
    fixture.pass(AlertFixture.HOLD.multipliedBy(2));
    AlertRow next = fixture.seen(AlertKind.LOCK_WAIT, "one");

    fixture.ledger().replace(new AlertSnapshot(List.of(next), List.of()));

    assertThat(fixture.only().acknowledgedBy()).isEmpty();
  }
}
