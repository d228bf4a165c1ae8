package org.headgate.alerts.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.headgate.alerts.api.AlertKind;
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
}
