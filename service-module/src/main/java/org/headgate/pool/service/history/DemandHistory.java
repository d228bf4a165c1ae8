package org.headgate.pool.service.history;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.headgate.config.database.PoolName;
import org.headgate.pool.service.admission.RefusalReason;
import org.headgate.pool.service.monitoring.DemandSample;

/** The demand of a pool in this node's memory, for decisions on its size. */
@ApplicationScoped
public class DemandHistory {

  private static final Duration TEN_SECONDS = Duration.ofSeconds(10);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration QUARTER = Duration.ofMinutes(15);
  private static final Duration LOOK_AHEAD = Duration.ofMinutes(45);
  private static final Duration DAY = Duration.ofDays(1);
  private static final int DAYS = 7;
  private static final double TAIL = 95;
  private static final long NANOS = 1000;
  private static final double NANOS_OF_A_MEAN = 1000.0;

  @Inject HistoryRecorder recorder;
  @Inject Clock clock;

  /** The last 15 minutes in samples of ten seconds, oldest first. */
  public List<DemandSample> lastQuarter(PoolName pool) {
    Instant now = clock.instant();
    return samples(pool, now.minus(QUARTER), now, TEN_SECONDS);
  }

  /** The minutes of the last day, oldest first. */
  public List<DemandSample> lastDay(PoolName pool) {
    Instant now = clock.instant();
    return samples(pool, now.minus(DAY), now, MINUTE);
  }

  /**
   * For each day of the last week, the minutes from 15 before to 45 after this time; days without
   * data are left out. Where clocks were changed since, also those before and after them that
   * people call by the same time: this hour is that of their clocks.
   */
  public List<List<DemandSample>> lastWeekAtThisHour(PoolName pool) {
    Instant now = clock.instant();
    return IntStream.rangeClosed(1, DAYS)
        .mapToObj(day -> aroundThisTime(pool, now.minus(DAY.multipliedBy(day)), now))
        .filter(minutes -> !minutes.isEmpty())
        .toList();
  }

  private List<DemandSample> aroundThisTime(PoolName pool, Instant then, Instant now) {
    NavigableSet<Duration> shifts = ClockChanges.between(then, now);
    return samples(
        pool,
        then.plus(shifts.first()).minus(QUARTER),
        then.plus(shifts.last()).plus(LOOK_AHEAD),
        MINUTE);
  }

  private List<DemandSample> samples(PoolName pool, Instant from, Instant to, Duration step) {
    List<DemandSample> samples = new ArrayList<>();
    double waitedBefore = Double.NaN;
    for (HistoryRow row : recorder.memory().between(from, to, step)) {
      double waiting = value(row, pool, "waiting");
      double joined = Double.isNaN(waitedBefore) ? 0 : Math.max(0, waiting - waitedBefore);
      samples.add(sample(pool, row, step, joined));
      waitedBefore = waiting;
    }
    return samples;
  }

  private static DemandSample sample(PoolName pool, HistoryRow row, Duration step, double joined) {
    Histogram waits = CompactHistogram.empty();
    Histogram holds = CompactHistogram.empty();
    row.addTimes(HistoryDetails.indexOfWaits(pool), waits);
    row.addTimes(HistoryDetails.indexOfHolds(pool), holds);
    double refused =
        Stream.of(RefusalReason.values())
            .filter(RefusalReason::isLackOfCapacity)
            .mapToDouble(reason -> value(row, pool, HistoryColumns.refused(reason)))
            .sum();
    double findings = row.value(HistoryColumns.indexOf(Optional.empty(), "findings"));
    return new DemandSample(
        row.at(),
        step,
        value(row, pool, "admitted") + refused + joined,
        refused,
        value(row, pool, "in_use"),
        Duration.ofNanos(
            holds.getTotalCount() == 0 ? 0 : Math.round(holds.getMean() * NANOS_OF_A_MEAN)),
        Duration.ofNanos(waits.getTotalCount() == 0 ? 0 : waits.getValueAtPercentile(TAIL) * NANOS),
        findings > 0);
  }

  private static double value(HistoryRow row, PoolName pool, String series) {
    return row.value(HistoryColumns.indexOf(Optional.of(pool), series));
  }
}
