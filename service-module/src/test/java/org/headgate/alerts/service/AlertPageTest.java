package org.headgate.alerts.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.headgate.alerts.persistence.AlertRow;
import org.junit.jupiter.api.Test;

/** Pages of the alerts that a node knows while the database is away. */
class AlertPageTest {

  private static final Instant TICK = Instant.parse("2027-03-01T10:00:00Z");

  private static final AlertRow FIRST = alert(1, TICK.minusSeconds(5));
  private static final AlertRow SECOND = alert(2, TICK);
  private static final AlertRow THIRD = alert(3, TICK);
  private static final AlertRow FOURTH = alert(4, TICK);

  private static final List<AlertRow> KNOWN = List.of(SECOND, FOURTH, FIRST, THIRD);

  @Test
  void alertsAreListedNewestFirst() {
    assertThat(AlertFacade.newestBehind(KNOWN, Optional.empty(), Optional.empty()))
        .containsExactly(FOURTH, THIRD, SECOND, FIRST);
  }

  @Test
  void alertsOfTheSameTimeAreOnOnePageEach() {
    assertThat(AlertFacade.newestBehind(KNOWN, Optional.of(TICK), Optional.of(FOURTH.id())))
        .containsExactly(THIRD, SECOND, FIRST);
    assertThat(AlertFacade.newestBehind(KNOWN, Optional.of(TICK), Optional.of(SECOND.id())))
        .containsExactly(FIRST);
  }

  private static AlertRow alert(int number, Instant openedAt) {
    return new AlertRow(
        new UUID(0, number),
        "leak",
        Optional.of("platform"),
        "warning",
        "A leak",
        "Close it",
        List.of("node"),
        Duration.ofMinutes(1),
        openedAt,
        openedAt,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
