package org.headgate.pool.service.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.headgate.config.database.PoolName;
import org.headgate.pool.service.monitoring.DemandSample;
import org.junit.jupiter.api.Test;

/** The demand of the last week at this hour, which is that of people's clocks. */
class DemandHistoryTest {

  private final HistoryRecorder recorder = new HistoryRecorder();

  @Test
  void thisHourIsThatOfTheSameTimeOnEachDay() {
    Instant now = Instant.parse("2026-06-10T09:30:00Z");
    Instant threeDaysAgo = now.minus(Duration.ofDays(3));
    record(threeDaysAgo.minus(Duration.ofMinutes(16)));
    record(threeDaysAgo.plus(Duration.ofMinutes(44)));
    record(threeDaysAgo.plus(Duration.ofMinutes(46)));

    assertThat(lastWeek(now)).containsExactly(threeDaysAgo.plus(Duration.ofMinutes(44)));
  }

  /** Half past ten in Berlin was at half past eight by UTC, and is at half past nine. */
  @Test
  void hourBeforeCountsOnceClocksWerePutBack() {
    Instant dayBefore = Instant.parse("2026-10-23T08:40:00Z");
    record(dayBefore);

    assertThat(lastWeek(Instant.parse("2026-10-26T09:30:00Z"))).containsExactly(dayBefore);
  }

  /** Half past ten in Berlin was at half past nine by UTC, and is at half past eight. */
  @Test
  void hourAfterCountsOnceClocksWerePutForward() {
    Instant dayBefore = Instant.parse("2026-03-27T09:40:00Z");
    record(dayBefore);

    assertThat(lastWeek(Instant.parse("2026-03-30T08:30:00Z"))).containsExactly(dayBefore);
  }

  private void record(Instant minute) {
    recorder.memory().restore(Rows.of(minute, 7, 250, recorder.memory().names()));
  }

  private List<Instant> lastWeek(Instant now) {
    DemandHistory history = new DemandHistory();
    history.recorder = recorder;
    history.clock = Clock.fixed(now, ZoneOffset.UTC);
    return history.lastWeekAtThisHour(PoolName.PLATFORM).stream()
        .flatMap(List::stream)
        .map(DemandSample::at)
        .toList();
  }
}
