package org.headgate.pool.service.autopilot;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * A made course of what is asked of a pool.
 *
 * @param length how long it is, beginning with the first day's midnight
 * @param evaluatedFrom from here on sizes are evaluated
 * @param firstSize the first size of the pool
 * @param rate calls a second at a second of the trace
 * @param holdSeconds how long each holds its connection, on average
 * @param batchWorkers calls of a job that hold a connection for half a second, one after another
 * @param leakEverySeconds one connection more is lost each so many seconds; 0 while none is
 * @param finding what the diagnosis says at a second
 * @param sick while the database or the application is not well; no size is evaluated then
 */
record LoadTrace(
    String name,
    Duration length,
    Duration evaluatedFrom,
    int firstSize,
    DoubleUnaryOperator rate,
    DoubleUnaryOperator holdSeconds,
    DoubleUnaryOperator batchWorkers,
    DoubleUnaryOperator leakEverySeconds,
    Finding finding,
    Span sick) {

  static final double BATCH_HOLD_SECONDS = 0.5;

  private static final int MINUTE = 60;
  private static final int HOUR = 3600;
  private static final int DAY = 86_400;
  private static final double HOLD = 0.2;
  private static final double LONG_HOLD = 0.5;

  /** The findings of the diagnosis. */
  interface Finding {
    Optional<String> at(double second);
  }

  /** From one minute to another. */
  record Span(int fromMinute, int toMinute) {
    static final Span NONE = new Span(0, 0);
  }

  boolean isHealthy(double second) {
    return !isBetween(second, sick.fromMinute(), sick.toMinute());
  }

  boolean hasFinding(double second) {
    return finding.at(second).isPresent();
  }

  static List<LoadTrace> all() {
    return List.of(ramp(), burst(), dayCurve(), slowDisk(), leak(), batchJob());
  }

  /** 20 to 120 a second in half an hour, and so it stays. */
  static LoadTrace ramp() {
    return plain(
        "ramp",
        Duration.ofHours(2),
        Duration.ZERO,
        6,
        second -> 20 + 100 * between(second, 10 * MINUTE, 40 * MINUTE));
  }

  /** Three minutes of each ten are twice and a half as busy. */
  static LoadTrace burst() {
    return plain(
        "burst",
        Duration.ofHours(2),
        Duration.ZERO,
        12,
        second -> second > 20 * MINUTE && second % (10 * MINUTE) < 3 * MINUTE ? 100 : 40);
  }

  /** Two days, 6 a second at night and 34 in the afternoon; it ends at the busiest hour. */
  static LoadTrace dayCurve() {
    return new LoadTrace(
        "day curve",
        Duration.ofHours(39),
        Duration.ofHours(15),
        8,
        second -> 20 - 14 * Math.cos(2 * Math.PI * (second - 3 * HOUR) / DAY),
        second -> LONG_HOLD,
        second -> 0,
        second -> 0,
        second -> Optional.empty(),
        Span.NONE);
  }

  /** A steady load, and for half an hour the database takes five times as long. */
  static LoadTrace slowDisk() {
    return new LoadTrace(
        "slow disk",
        Duration.ofMinutes(150),
        Duration.ZERO,
        24,
        second -> 80,
        second -> isBetween(second, 40, 70) ? 5 * HOLD : HOLD,
        second -> 0,
        second -> 0,
        second -> Optional.empty(),
        new Span(40, 70));
  }

  /**
   * A steady load, and for half an hour a connection is lost each 45 s. The diagnosis says so, and
   * for a quarter of an hour that it was so.
   */
  static LoadTrace leak() {
    return new LoadTrace(
        "leak",
        Duration.ofMinutes(150),
        Duration.ZERO,
        24,
        second -> 80,
        second -> HOLD,
        second -> 0,
        second -> isBetween(second, 40, 70) ? 45 : 0,
        second ->
            isBetween(second - 20, 40, 85)
                ? Optional.of("Platform pool: connections are held without using the database.")
                : Optional.empty(),
        new Span(40, 70));
  }

  /** A steady load, and beside it a job of eight workers, an hour each night, in which it ends. */
  static LoadTrace batchJob() {
    return new LoadTrace(
        "batch job",
        Duration.ofMinutes(24 * 60 + 150),
        Duration.ofHours(24),
        20,
        second -> 60,
        second -> HOLD,
        second -> second % DAY >= 100 * MINUTE && second % DAY < 160 * MINUTE ? 8 : 0,
        second -> 0,
        second -> Optional.empty(),
        Span.NONE);
  }

  private static LoadTrace plain(
      String name,
      Duration length,
      Duration evaluatedFrom,
      int firstSize,
      DoubleUnaryOperator rate) {
    return new LoadTrace(
        name,
        length,
        evaluatedFrom,
        firstSize,
        rate,
        second -> HOLD,
        second -> 0,
        second -> 0,
        second -> Optional.empty(),
        Span.NONE);
  }

  private static boolean isBetween(double second, int fromMinute, int toMinute) {
    return second >= fromMinute * MINUTE && second < toMinute * MINUTE;
  }

  private static double between(double second, int from, int to) {
    return Math.max(0, Math.min(1, (second - from) / (to - from)));
  }
}
