package org.headgate.pool.service.autopilot;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.headgate.config.database.PoolSettings;
import org.headgate.pool.api.PoolAdvice;
import org.headgate.pool.api.autopilot.AutopilotPlan;
import org.headgate.pool.api.autopilot.AutopilotPlan.Action;
import org.headgate.pool.service.advice.PoolSizeAdvisor;
import org.headgate.pool.service.monitoring.DemandSample;

/**
 * Decides the next step of a pool's size, or why there is none. It shares target, queueing model
 * and bounds with the advice, but uses tens of seconds, because every step is observed. It grows
 * the pool if calls wait too long now and only the size explains it; it shrinks the pool to what
 * the last 15 minutes and the last week at this hour needed.
 */
final class AutopilotPolicy {

  /** Samples of ten seconds each: as long as a prediction is observed. */
  static final int RECENT = 3;

  private static final int MIN_SHORT_SAMPLES = 2;
  private static final int SAMPLES_PER_MINUTE = 6;
  private static final int MIN_SAMPLES = 90;
  private static final int MIN_ARRIVALS = 30;

  /** The part of samples in 15 minutes whose long waits count as chance. */
  private static final double CHANCE_SHARE = 0.05;

  /** Waits of this length that also exceed the hold time are certainly too long. */
  private static final Duration ACUTE = PoolSizeAdvisor.TARGET.multipliedBy(5);

  /** The least growth in an acute shortage, as part of the pool. */
  private static final double MIN_GROWTH = 0.1;

  /** Smaller reductions are not worth a step. */
  private static final double MIN_SHRINKING = 0.05;

  /** A hold time of this many times the usual one means slower work, not more work. */
  private static final int SLOWER_FACTOR = 2;

  private static final Duration MIN_SLOWDOWN = Duration.ofMillis(5);

  private AutopilotPolicy() {}

  static AutopilotPlan decide(AutopilotInput input) {
    if (input.samples().size() < RECENT) {
      return keepSize(input, "The pool has not been observed long enough to judge its size.");
    }
    Optional<String> reason = input.distortion().or(() -> pause(input));
    if (reason.isPresent()) {
      return keepSize(input, "Leave the size as it is: " + reason.get());
    }
    return isShortNow(input) ? growing(input) : shrinking(input);
  }

  private static Optional<String> pause(AutopilotInput input) {
    Instant now = input.now();
    return input
        .past()
        .pauseAt(now)
        .map(
            pause ->
                "%s; the next step is %s min away at least."
                    .formatted(
                        pause.reason(),
                        Duration.between(now, pause.until()).plusSeconds(59).toMinutes()));
  }

  static boolean isShort(DemandSample sample) {
    return sample.refused() > 0 || sample.waitP95().compareTo(PoolSizeAdvisor.TARGET) > 0;
  }

  /** A few long waits count as chance, unless there are many or they continue. */
  private static boolean isShortNow(AutopilotInput input) {
    return areShort(recent(input), MIN_SHORT_SAMPLES) && (isAcute(input) || isLasting(input));
  }

  private static boolean isAcute(AutopilotInput input) {
    DemandSample now = DemandFigures.together(recent(input));
    return now.refused() > 0
        || (now.waitP95().compareTo(ACUTE) > 0 && now.waitP95().compareTo(now.meanHold()) > 0);
  }

  private static boolean isLasting(AutopilotInput input) {
    return areShort(last(input, 2 * SAMPLES_PER_MINUTE), SAMPLES_PER_MINUTE);
  }

  private static boolean areShort(List<DemandSample> samples, int min) {
    return samples.stream().filter(AutopilotPolicy::isShort).count() >= min;
  }

  private static AutopilotPlan growing(AutopilotInput input) {
    DemandSample now = DemandFigures.together(recent(input));
    Optional<String> slower = slowerWork(input, now);
    if (slower.isPresent()) {
      return keepSize(input, "Do not grow: " + slower.get());
    }
    int size = input.size();
    double rising = AutopilotDemand.rising(input.samples());
    int needed =
        DemandFigures.requiredConnections(now.arrivalRate() * (1 + rising), now.meanHold());
    int minSize = size + (isAcute(input) ? (int) Math.ceil(size * MIN_GROWTH) : 1);
    int wanted = Math.min(Math.max(needed, minSize), PoolSizeAdvisor.MAX_TIMES * size);
    int capacity = size + input.free().map(free -> Math.max(0, free)).orElse(0);
    int newSize = Math.min(Math.min(wanted, capacity), PoolSettings.MAX_CONNECTIONS);
    if (newSize <= size) {
      return keepSize(
          input,
          "The pool is short, but the budget, the server, or the pooler before it, gives no more than %s to it."
              .formatted(size));
    }
    return step(
        input,
        Action.GROW,
        newSize,
        now,
        String.format(
            Locale.ROOT,
            "95 of 100 calls wait %d ms and %.0f of %.0f were refused in the last half minute; %.1f connections"
                + " are needed at once%s, and nothing else explains it.",
            now.waitP95().toMillis(),
            now.refused(),
            now.arrivals(),
            now.load(),
            rising > 0
                ? String.format(Locale.ROOT, ", rising %.0f %% a minute", rising * 50)
                : ""));
  }

  /** Whether the same calls hold their connections longer, which no size cures. */
  private static Optional<String> slowerWork(AutopilotInput input, DemandSample now) {
    Duration held = now.meanHold();
    Optional<Duration> usual = input.usualHold();
    if (usual.isPresent()) {
      boolean slower =
          held.compareTo(usual.get().multipliedBy(SLOWER_FACTOR)) > 0
              && held.compareTo(usual.get().plus(MIN_SLOWDOWN)) > 0;
      return slower
          ? Optional.of(
              "a connection is held for %s ms, usually for %s: slower work, not more of it%s."
                  .formatted(
                      held.toMillis(),
                      usual.get().toMillis(),
                      input.dominant().map(top -> ", above all " + top.statement()).orElse("")))
          : Optional.empty();
    }
    return input
        .dominant()
        .filter(dominant -> dominant.share() >= PoolSizeAdvisor.DOMINANT)
        .map(
            dominant ->
                "this query holds %s %%, and how long a connection is usually held is not known yet: %s"
                    .formatted(Math.round(dominant.share() * 100), dominant.statement()));
  }

  private static AutopilotPlan shrinking(AutopilotInput input) {
    List<DemandSample> samples = input.samples();
    boolean seenLong =
        samples.size() >= MIN_SAMPLES
            && !input.now().isBefore(input.past().changedAt().plus(PoolSizeAdvisor.MIN_WINDOW));
    if (!seenLong) {
      return keepSize(
          input,
          "No call waits too long; a smaller size is considered after %s min with this one."
              .formatted(PoolSizeAdvisor.MIN_WINDOW.toMinutes()));
    }
    if (samples.stream().mapToDouble(DemandSample::arrivals).sum() < MIN_ARRIVALS) {
      return keepSize(input, "The pool has too few calls to judge its size.");
    }
    if (samples.stream().filter(AutopilotPolicy::isShort).count() > CHANCE_SHARE * samples.size()) {
      return keepSize(input, "Calls waited too long within the last quarter of an hour.");
    }
    if (AutopilotDemand.isRising(samples)) {
      return keepSize(
          input, "Nobody waits too long, and more is asked for than a quarter of an hour ago.");
    }
    if (input.lastWeek().isEmpty()) {
      return keepSize(
          input,
          "Nobody waits too long; what the last week needed at this hour is not known yet, so nothing is taken away.");
    }
    return smaller(input);
  }

  private static AutopilotPlan smaller(AutopilotInput input) {
    int size = input.size();
    DemandSample busiest =
        AutopilotDemand.busiest(DemandFigures.longer(input.samples(), SAMPLES_PER_MINUTE));
    int needed = DemandFigures.requiredConnections(busiest.arrivalRate(), busiest.meanHold());
    int lastWeek = input.lastWeek().orElse(size);
    int shortBefore = input.past().minimumFor(busiest.load(), input.now());
    int floor =
        Math.max(Math.max(needed, lastWeek), Math.max(shortBefore, PoolSizeAdvisor.DEADLOCK_FLOOR));
    int minSize = (int) Math.ceil(size * (1 - PoolSizeAdvisor.MAX_TAKEN_AWAY));
    int newSize = Math.max(floor, minSize);
    if (size - newSize < Math.max(1, size * MIN_SHRINKING)) {
      return keepSize(
          input,
          "%s suits: the last quarter of an hour needed %s, the last week at this hour %s%s."
              .formatted(
                  size,
                  needed,
                  lastWeek,
                  shortBefore > 0 ? ", and with fewer than " + shortBefore + " calls waited" : ""));
    }
    return step(
        input,
        Action.SHRINK,
        newSize,
        busiest,
        "The last quarter of an hour needed %s connections, the last week at this hour %s; the pool has %s."
            .formatted(needed, lastWeek, size));
  }

  private static List<DemandSample> recent(AutopilotInput input) {
    return last(input, RECENT);
  }

  private static List<DemandSample> last(AutopilotInput input, int count) {
    List<DemandSample> samples = input.samples();
    return samples.subList(Math.max(0, samples.size() - count), samples.size());
  }

  private static AutopilotPlan step(
      AutopilotInput input, Action action, int newSize, DemandSample load, String reason) {
    return new AutopilotPlan(
        action,
        PoolSizeAdvisor.divided(input.settings(), newSize, load.load()),
        reason,
        DemandFigures.of(DemandFigures.together(recent(input))),
        Optional.of(DemandFigures.expected(load, newSize)));
  }

  private static AutopilotPlan keepSize(AutopilotInput input, String reason) {
    PoolSettings settings = input.settings();
    DemandSample seen =
        input.samples().isEmpty() ? AutopilotDemand.NOTHING : DemandFigures.together(recent(input));
    return new AutopilotPlan(
        Action.LEAVE,
        new PoolAdvice.Size(settings.minPoolSize(), settings.overflow()),
        reason,
        DemandFigures.of(seen),
        Optional.empty());
  }
}
