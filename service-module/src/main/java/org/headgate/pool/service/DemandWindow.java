package org.headgate.pool.service;

import java.time.Duration;
import java.util.Arrays;
import java.util.function.LongSupplier;

/** Counts arrivals, waits and refusals of the last minute, second by second. */
final class DemandWindow {
  static final int SECONDS = 60;

  private static final long[] STEPS_MILLIS = {
    0, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 60_000
  };
  private static final int LONG_WAIT = 5;
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

  synchronized void refused() {
    current().refused++;
  }

  synchronized Demand demand() {
    long now = elapsedSeconds();
    long[] waits = new long[STEPS_MILLIS.length];
    long admitted = 0;
    long busiest = 0;
    long refused = 0;
    for (Second second : ring) {
      if (second.number >= 0 && now - second.number < SECONDS) {
        admitted += second.admitted;
        busiest = Math.max(busiest, second.admitted);
        refused += second.refused;
        Arrays.setAll(waits, step -> waits[step] + second.waits[step]);
      }
    }
    long seconds = Math.max(1, Math.min(SECONDS, now + 1));
    long waited = Arrays.stream(waits, LONG_WAIT, waits.length).sum();
    return new Demand(
        Duration.ofSeconds(seconds), admitted, busiest, waited, refused, p95(waits, admitted));
  }

  private static Duration p95(long[] waits, long admitted) {
    long below = 0;
    for (int step = 0; step < waits.length; step++) {
      below += waits[step];
      if (below * 100 >= admitted * 95) {
        return Duration.ofMillis(STEPS_MILLIS[step]);
      }
    }
    return Duration.ZERO;
  }

  private static int step(Duration waited) {
    long millis = waited.plusNanos(500_000).toMillis();
    int step = 0;
    while (step < STEPS_MILLIS.length - 1 && STEPS_MILLIS[step] < millis) {
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
    private final long[] waits = new long[STEPS_MILLIS.length];

    private void begin(long newNumber) {
      number = newNumber;
      admitted = 0;
      refused = 0;
      Arrays.fill(waits, 0);
    }
  }
}
