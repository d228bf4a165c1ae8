package org.headgate.pool.service.monitoring;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;

/** Counts arrivals, waits, hold times and refusals of the last 15 minutes, second by second. */
final class DemandWindow {
  static final int SECONDS = 900;

  private static final long[] STEPS_MICROS = {
    0,
    100,
    200,
    500,
    1_000,
    2_000,
    3_000,
    5_000,
    7_000,
    10_000,
    15_000,
    20_000,
    30_000,
    50_000,
    70_000,
    100_000,
    150_000,
    200_000,
    300_000,
    500_000,
    700_000,
    1_000_000,
    2_000_000,
    5_000_000,
    10_000_000,
    60_000_000
  };

  /** The first step above 10 ms. */
  private static final int LONG_WAIT = 10;

  private static final long NANOS = 1_000_000_000L;

  private final LongSupplier nanos;
  private final long startedAt;
  private final Second[] ring = new Second[SECONDS];

  DemandWindow(LongSupplier nanos) {
    this.nanos = nanos;
    this.startedAt = nanos.getAsLong();
    Arrays.setAll(ring, slot -> new Second());
  }

  synchronized void admitted(Duration waited) {
    Second second = current();
    second.admitted++;
    second.waits[step(waited)]++;
  }

  synchronized void released(Duration held) {
    Second second = current();
    second.holds[step(held)]++;
    second.released++;
    second.heldNanos += held.toNanos();
  }

  synchronized void refused() {
    current().refused++;
  }

  /**
   * @param span seconds, {@value #SECONDS} at most
   * @param stillWaiting present waits of those without a permit
   */
  synchronized DemandSnapshot demand(int span, List<Duration> stillWaiting) {
    long now = elapsedSeconds();
    long[] waits = new long[STEPS_MICROS.length];
    long[] holds = new long[STEPS_MICROS.length];
    long admitted = 0;
    long busiest = 0;
    long refused = 0;
    long released = 0;
    long heldNanos = 0;
    for (Second second : ring) {
      if (second.number >= 0 && now - second.number < span) {
        admitted += second.admitted;
        busiest = Math.max(busiest, second.admitted);
        refused += second.refused;
        released += second.released;
        heldNanos += second.heldNanos;
        Arrays.setAll(waits, step -> waits[step] + second.waits[step]);
        Arrays.setAll(holds, step -> holds[step] + second.holds[step]);
      }
    }
    long seconds = Math.max(1, Math.min(span, now + 1));
    long waited = Arrays.stream(waits, LONG_WAIT, waits.length).sum();
    stillWaiting.forEach(wait -> waits[step(wait)]++);
    return new DemandSnapshot(
        Duration.ofSeconds(seconds),
        admitted,
        busiest,
        waited,
        refused,
        percentiles(waits),
        percentiles(holds),
        Duration.ofNanos(released == 0 ? 0 : heldNanos / released));
  }

  private static DemandSnapshot.Percentiles percentiles(long[] counts) {
    return new DemandSnapshot.Percentiles(
        percentile(counts, 50), percentile(counts, 95), percentile(counts, 99));
  }

  private static Duration percentile(long[] counts, int percent) {
    long all = Arrays.stream(counts).sum();
    long below = 0;
    for (int step = 0; step < counts.length; step++) {
      below += counts[step];
      if (below * 100 >= all * percent) {
        return Duration.of(STEPS_MICROS[step], ChronoUnit.MICROS);
      }
    }
    return Duration.ZERO;
  }

  private static int step(Duration duration) {
    long micros = duration.toNanos() / 1_000;
    int step = 0;
    while (step < STEPS_MICROS.length - 1 && STEPS_MICROS[step] < micros) {
      step++;
    }
    return step;
  }

  private Second current() {
    long number = elapsedSeconds();
    Second second = ring[(int) (number % SECONDS)];
    if (second.number != number) {
      second.begin(number);
    }
    return second;
  }

  private long elapsedSeconds() {
    return (nanos.getAsLong() - startedAt) / NANOS;
  }

  private static final class Second {
    private long number = -1;
    private long admitted;
    private long refused;
    private long released;
    private long heldNanos;
    private final long[] waits = new long[STEPS_MICROS.length];
    private final long[] holds = new long[STEPS_MICROS.length];

    private void begin(long newNumber) {
      number = newNumber;
      admitted = 0;
      refused = 0;
      released = 0;
      heldNanos = 0;
      Arrays.fill(waits, 0);
      Arrays.fill(holds, 0);
    }
  }
}
