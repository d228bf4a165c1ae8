package org.headgate.pool.service.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryRingTest {

  private static final Instant START = Instant.parse("2027-03-01T10:00:00Z");

  private final RouteNames names = new RouteNames();
  private final HistoryRing ring =
      new HistoryRing(Duration.ofSeconds(10), Duration.ofSeconds(100), 1000);

  @Test
  void latestRowsAreKeptInTimeOrder() {
    for (int row = 0; row < 25; row++) {
      ring.put(row(row));
    }

    assertThat(seconds(START, START.plusSeconds(1000)))
        .containsExactly(150L, 160L, 170L, 180L, 190L, 200L, 210L, 220L, 230L, 240L);
  }

  @Test
  void rangeIncludesStartAndExcludesEnd() {
    for (int row = 0; row < 5; row++) {
      ring.put(row(row));
    }

    assertThat(seconds(START.plusSeconds(10), START.plusSeconds(30))).containsExactly(10L, 20L);
    assertThat(seconds(START.plusSeconds(11), START.plusSeconds(31))).containsExactly(20L, 30L);
  }

  @Test
  void lateRowsAreAcceptedUnlessTooOld() {
    ring.put(row(12));
    ring.restore(row(3));
    ring.restore(row(2));

    assertThat(seconds(START, START.plusSeconds(1000))).containsExactly(30L, 120L);
  }

  @Test
  void recordingContinuesAfterClockIsSetBack() {
    ring.put(row(500));
    ring.put(row(501));
    ring.put(row(1));
    ring.put(row(2));

    assertThat(seconds(START, START.plusSeconds(10_000))).containsExactly(10L, 20L);
  }

  @Test
  void rowsKeepDetailsAfterClockIsSetBack() {
    HistoryRing small = new HistoryRing(Duration.ofSeconds(10), Duration.ofSeconds(100), 40);
    for (int row = 500; row < 510; row++) {
      small.put(row(row));
    }
    small.put(row(1));

    assertThat(small.between(START, START.plusSeconds(1000)))
        .singleElement()
        .satisfies(row -> assertThat(row.details(names).routes()).containsKey("GET /users/me"));
    assertThat(small.detailBytes()).isLessThanOrEqualTo(40);
  }

  @Test
  void gapHasNoRows() {
    ring.put(row(0));
    ring.put(row(10));
    ring.put(row(12));

    assertThat(seconds(START, START.plusSeconds(1000))).containsExactly(100L, 120L);
  }

  @Test
  void oldestRowsLoseTheirDetailsButKeepTheirFigures() {
    HistoryRing small = new HistoryRing(Duration.ofSeconds(10), Duration.ofSeconds(100), 40);
    for (int row = 0; row < 10; row++) {
      small.put(row(row));
      assertThat(small.detailBytes()).isLessThanOrEqualTo(40);
    }

    List<HistoryRow> rows = small.between(START, START.plusSeconds(1000));
    assertThat(rows).hasSize(10).allMatch(row -> row.value(Rows.IN_USE) == 3);
    assertThat(rows.get(0).details(names).routes()).isEmpty();
    assertThat(rows.get(9).details(names).routes()).containsKey("GET /users/me");
  }

  @Test
  void rewrittenRowReplacesTheEarlierOne() {
    ring.put(row(1));
    long bytes = ring.detailBytes();
    ring.put(row(1));

    assertThat(ring.detailBytes()).isEqualTo(bytes);
    assertThat(seconds(START, START.plusSeconds(100))).containsExactly(10L);
  }

  private HistoryRow row(int number) {
    return Rows.of(START.plusSeconds(10L * number), 3, 1000, names);
  }

  private List<Long> seconds(Instant from, Instant to) {
    return ring.between(from, to).stream()
        .map(row -> row.second() - START.getEpochSecond())
        .toList();
  }
}
