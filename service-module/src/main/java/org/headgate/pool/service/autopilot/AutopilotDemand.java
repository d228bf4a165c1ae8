package org.headgate.pool.service.autopilot;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.headgate.pool.service.monitoring.DemandSample;

/** Derives the usual hold time and the needed connections from past minutes. */
final class AutopilotDemand {

  static final DemandSample NOTHING =
      new DemandSample(
          Instant.EPOCH, Duration.ofSeconds(1), 0, 0, 0, Duration.ZERO, Duration.ZERO, false);

  private static final int MIN_SAMPLES = 6;

  /** A single minute may be busy by chance. */
  private static final int SOME_MINUTES = 5;

  private static final int SLOWER_FACTOR = 2;

  /** Growth for a rising load anticipates one minute, by a quarter at most. */
  private static final double MAX_AHEAD = 0.25;

  private static final double MINUTES_AHEAD = 2;

  /** The factor between the first and the last third of 15 minutes that counts as rising. */
  private static final double RISES = 1.05;

  private static final int PARTS = 3;

  private static final int SAMPLES_PER_MINUTE = 6;

  private AutopilotDemand() {}

  /** The median; empty for fewer than six samples with calls. */
  static Optional<Duration> usualHold(List<DemandSample> samples) {
    List<Duration> holds =
        samples.stream()
            .filter(sample -> sample.arrivals() > 0 && !sample.meanHold().isZero())
            .map(DemandSample::meanHold)
            .sorted()
            .toList();
    return holds.size() < MIN_SAMPLES ? Optional.empty() : Optional.of(holds.get(holds.size() / 2));
  }

  /**
   * The connections that some minutes of these days needed to keep the target wait. Minutes in
   * which connections were held longer than usual are ignored.
   *
   * @param days minutes of each
   * @return empty for no minutes
   */
  static OptionalInt needed(List<List<DemandSample>> days) {
    Optional<Duration> usual = usualHold(days.stream().flatMap(List::stream).toList());
    return days.stream()
        .map(day -> day.stream().filter(minute -> !isSlower(minute, usual)).toList())
        .flatMap(day -> DemandFigures.longer(day, Math.min(SOME_MINUTES, day.size())).stream())
        .mapToInt(
            sample -> DemandFigures.requiredConnections(sample.arrivalRate(), sample.meanHold()))
        .max();
  }

  private static boolean isSlower(DemandSample minute, Optional<Duration> usual) {
    return minute.harmed()
        && usual
            .filter(hold -> minute.meanHold().compareTo(hold.multipliedBy(SLOWER_FACTOR)) > 0)
            .isPresent();
  }

  /** The minute with the highest load. */
  static DemandSample busiest(List<DemandSample> minutes) {
    return minutes.stream().max(Comparator.comparingDouble(DemandSample::load)).orElse(NOTHING);
  }

  /** The expected growth within a minute or two, if the trend continues; 0 to 0.25. */
  static double rising(List<DemandSample> samples) {
    if (samples.size() < 2 * SAMPLES_PER_MINUTE) {
      return 0;
    }
    double now = rate(samples.subList(samples.size() - SAMPLES_PER_MINUTE, samples.size()));
    double previous =
        rate(
            samples.subList(
                samples.size() - 2 * SAMPLES_PER_MINUTE, samples.size() - SAMPLES_PER_MINUTE));
    double aMinute = previous == 0 ? 0 : now / previous - 1;
    return Math.max(0, Math.min(MAX_AHEAD, aMinute * MINUTES_AHEAD));
  }

  private static double rate(List<DemandSample> samples) {
    return DemandFigures.together(samples).arrivalRate();
  }

  /** Whether the load is higher than at the beginning. */
  static boolean isRising(List<DemandSample> samples) {
    int third = samples.size() / PARTS;
    double first = DemandFigures.together(samples.subList(0, third)).load();
    double last = DemandFigures.together(samples.subList(2 * third, samples.size())).load();
    return last > first * RISES;
  }
}
