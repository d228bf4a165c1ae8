package org.headgate.pool.service.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.headgate.config.database.PoolName;
import org.headgate.pool.service.history.HistoryDetails.RouteCount;
import org.junit.jupiter.api.Test;

class InMemoryHistoryTest {

  private static final Instant START = Instant.parse("2027-03-01T10:00:00Z");
  private static final long MEBIBYTE = 1L << 20;

  /** The limits of marks, incidents and lines of the log, as in their classes. */
  private static final long OTHERS = 12 * MEBIBYTE;

  private final InMemoryHistory memory = new InMemoryHistory();
  private final List<HistoryRow> minutes = new ArrayList<>();

  @Test
  void secondsAreCombinedIntoTenSeconds() {
    record(0, 11);

    List<HistoryRow> tens = memory.between(START, START.plusSeconds(60), Duration.ofSeconds(10));
    assertThat(tens).hasSize(1);
    HistoryRow ten = tens.get(0);
    assertThat(ten.at()).isEqualTo(START);
    assertThat(ten.value(Rows.IN_USE)).isEqualTo(4.5f);
    assertThat(ten.value(Rows.IN_USE_MOST)).isEqualTo(9f);
    assertThat(ten.value(Rows.ADMITTED)).isEqualTo(45f);
    assertThat(ten.details(memory.names()).routes())
        .containsEntry("GET /users/me", new RouteCount(45, 10, 100));
    assertThat(ten.details(memory.names()).waits(PoolName.PLATFORM).getTotalCount()).isEqualTo(45);
  }

  @Test
  void minutesAreCombinedFromTenSecondsAndReportedOnce() {
    record(0, 121);

    assertThat(minutes).extracting(HistoryRow::at).containsExactly(START, START.plusSeconds(60));
    HistoryRow minute = minutes.get(1);
    assertThat(minute.value(Rows.IN_USE)).isCloseTo(89.5f, within(0.01f));
    assertThat(minute.value(Rows.IN_USE_MOST)).isEqualTo(119f);
    assertThat(minute.value(Rows.ADMITTED)).isEqualTo(5370f);
    assertThat(minute.details(memory.names()).waits(PoolName.PLATFORM).getTotalCount())
        .isEqualTo(5370);
    assertThat(memory.between(START, START.plusSeconds(600), Duration.ofMinutes(5))).hasSize(2);
  }

  @Test
  void incompleteFirstMinuteIsKept() {
    record(55, 65);

    assertThat(minutes).hasSize(1);
    assertThat(minutes.get(0).at()).isEqualTo(START);
    assertThat(minutes.get(0).value(Rows.ADMITTED)).isEqualTo(55 + 56 + 57 + 58 + 59);
  }

  @Test
  void pauseLeavesAGap() {
    record(0, 30);
    record(200, 270);

    assertThat(minutes).extracting(HistoryRow::at).containsExactly(START, START.plusSeconds(180));
    assertThat(memory.between(START, START.plusSeconds(300), Duration.ofSeconds(10))).hasSize(9);
  }

  @Test
  void recordingContinuesAfterClockIsSetBack() {
    record(100, 110);
    record(0, 10);
    record(100, 190);

    assertThat(memory.between(START, START.plusSeconds(600), Duration.ofSeconds(1))).isNotEmpty();
    assertThat(minutes).isNotEmpty();
  }

  @Test
  void minutesContinueAfterClockIsSetBackByAnHour() {
    record(3600, 3725);
    minutes.clear();
    record(0, 125);

    assertThat(minutes)
        .extracting(HistoryRow::at)
        .contains(START, START.plusSeconds(60))
        .doesNotHaveDuplicates();
    assertThat(memory.between(START, START.plusSeconds(120), Duration.ofSeconds(1))).hasSize(120);
  }

  @Test
  void clockStepWithinMinuteReportsEachMinuteOnce() {
    record(0, 65);
    record(58, 125);

    assertThat(minutes).extracting(HistoryRow::at).containsExactly(START, START.plusSeconds(60));
  }

  @Test
  void unfinishedMinuteIsKeptAtShutdown() {
    record(0, 25);

    assertThat(memory.flush()).isPresent();
    assertThat(memory.between(START, START.plusSeconds(60), Duration.ofMinutes(1)))
        .singleElement()
        .satisfies(minute -> assertThat(minute.value(Rows.ADMITTED)).isEqualTo(24 * 25 / 2f));
  }

  @Test
  void fewSecondsAreKeptAtShutdown() {
    record(0, 5);

    assertThat(memory.flush()).isPresent();
  }

  @Test
  void historyUsesAtMost64Mebibytes() {
    System.out.println(
        "history in memory: at most %s MiB".formatted((memory.maxBytes() + OTHERS) / MEBIBYTE));

    assertThat(memory.maxBytes() + OTHERS).isLessThanOrEqualTo(64 * MEBIBYTE);
  }

  @Test
  void fullHistoryIsMeasuredWithinItsBound() {
    long previous = usedHeap();
    Instant oldest = START.minus(InMemoryHistory.RETENTION);
    for (Instant at = oldest; at.isBefore(START); at = at.plusSeconds(60)) {
      memory.restore(Rows.of(at, 1000, 1000, memory.names()));
    }
    record(0, Math.toIntExact(Duration.ofDays(1).toSeconds()));
    long bytes = usedHeap() - previous;

    System.out.println("history in memory: %s MiB of the heap".formatted(bytes / MEBIBYTE));
    assertThat(memory.between(START, START.plusSeconds(86_400), Duration.ofSeconds(10)))
        .hasSizeGreaterThan(8000);
    assertThat(bytes).isPositive().isLessThanOrEqualTo(memory.maxBytes());
  }

  private static long usedHeap() {
    MemoryMXBean heap = ManagementFactory.getMemoryMXBean();
    heap.gc();
    return heap.getHeapMemoryUsage().getUsed();
  }

  /** Half of it is for the server's own counters, which {@link NodeCounters} reads. */
  @Test
  void recordingUsesLessThanHalfAPercentOfACore() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    record(0, 1000);
    long previous = threads.getCurrentThreadCpuTime();
    record(1000, 3000);
    long nanos = (threads.getCurrentThreadCpuTime() - previous) / 2000;

    System.out.println("history: %s microseconds a second".formatted(nanos / 1000));
    assertThat(Duration.ofNanos(nanos)).isLessThan(Duration.ofMillis(5));
  }

  /** Seconds of START, the last one not among them; each with its number as its figures. */
  private void record(int from, int to) {
    for (int second = from; second < to; second++) {
      memory
          .add(Rows.of(START.plusSeconds(second), second, 1000, memory.names()))
          .ifPresent(minutes::add);
    }
  }
}
