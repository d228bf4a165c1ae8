package org.headgate.pool.service.autopilot;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.headgate.pool.api.autopilot.AutopilotFigures;
import org.headgate.pool.api.autopilot.AutopilotPlan;
import org.headgate.pool.api.autopilot.AutopilotPlan.Action;

/**
 * The autopilot's memory of one pool between evaluations. Immutable.
 *
 * @param size it had at the last evaluation
 * @param changedAt when it got this size, whoever changed it
 * @param pause until when nothing is tried, and why
 * @param shortages the sizes and loads at which it was short within a day, latest last
 */
record AutopilotState(
    int size, Instant changedAt, Optional<Pause> pause, List<Shortage> shortages) {

  /** The pause after a reverted step. */
  static final Duration PAUSE_AFTER_STEP = Duration.ofMinutes(15);

  private static final Duration RETENTION = Duration.ofDays(1);

  /** A size that is too small for a load is too small for one that is nearly as high. */
  private static final double SIMILAR_LOAD = 0.9;

  AutopilotState {
    shortages = List.copyOf(shortages);
  }

  /**
   * Calls waited too long at this size.
   *
   * @param load connections that were busy on average
   */
  record Shortage(Instant at, int size, double load) {}

  /**
   * A time in which nothing is tried.
   *
   * @param reason in the middle of a sentence
   */
  record Pause(Instant until, String reason) {}

  static AutopilotState initial(int size, Instant now) {
    return new AutopilotState(size, now, Optional.empty(), List.of());
  }

  AutopilotState seen(int sizeNow, Instant now) {
    return sizeNow == size ? this : new AutopilotState(sizeNow, now, pause, shortages);
  }

  /** A step begins: if the pool grows, its previous size was too small. */
  AutopilotState began(AutopilotPlan plan, Instant at) {
    return plan.action() == Action.GROW
        ? shortWith(size, plan.expected().orElse(plan.seen()).inUse(), at)
        : this;
  }

  /** A step was reverted; if calls waited at the smaller size, that was too small. */
  AutopilotState reverted(
      Action action, int size, Optional<AutopilotFigures> measured, String reason, Instant at) {
    AutopilotState paused =
        new AutopilotState(
            this.size,
            changedAt,
            Optional.of(new Pause(at.plus(PAUSE_AFTER_STEP), reason)),
            shortages);
    return action == Action.SHRINK && measured.isPresent()
        ? paused.shortWith(size, measured.get().inUse(), at)
        : paused;
  }

  /** The present pause, if any. */
  Optional<Pause> pauseAt(Instant now) {
    return pause.filter(candidate -> now.isBefore(candidate.until()));
  }

  /** One more than the largest size that was short under such a load; 0 where none was. */
  int minimumFor(double load, Instant now) {
    return shortages.stream()
        .filter(shortage -> shortage.at().isAfter(now.minus(RETENTION)))
        .filter(shortage -> load >= shortage.load() * SIMILAR_LOAD)
        .mapToInt(shortage -> shortage.size() + 1)
        .max()
        .orElse(0);
  }

  private AutopilotState shortWith(int smallSize, double load, Instant at) {
    return new AutopilotState(
        size,
        changedAt,
        pause,
        Stream.concat(
                shortages.stream()
                    .filter(shortage -> shortage.at().isAfter(at.minus(RETENTION)))
                    .filter(shortage -> shortage.size() != smallSize),
                Stream.of(new Shortage(at, smallSize, load)))
            .toList());
  }
}
