package org.headgate.scheduling.service.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The instants at which a schedule is due, an ordered set of whole seconds. */
@FunctionalInterface
public interface Recurrence {

  /** The first instant that is later; empty when there is none. */
  Optional<Instant> nextAfter(Instant instant);

  /** This recurrence, ending with an instant, included. */
  default Recurrence until(Instant last) {
    return from -> nextAfter(from).filter(instant -> !instant.isAfter(last));
  }

  /** The next instants, in order, at most {@code count}. */
  default List<Instant> nextAfter(Instant instant, int count) {
    List<Instant> instants = new ArrayList<>();
    Optional<Instant> next = nextAfter(instant);
    while (next.isPresent() && instants.size() < count) {
      instants.add(next.get());
      next = nextAfter(next.get());
    }
    return instants;
  }

  /**
   * Due at a fixed first instant and every interval after it, independent of how late executions
   * were: it never drifts.
   *
   * @param every more than zero
   */
  public record Interval(Instant first, Duration every) implements Recurrence {

    public Interval {
      if (every.isZero() || every.isNegative()) {
        throw new IllegalArgumentException("an interval is more than zero: " + every);
      }
    }

    @Override
    public Optional<Instant> nextAfter(Instant instant) {
      if (instant.isBefore(first)) {
        return Optional.of(first);
      }
      long passed = Duration.between(first, instant).dividedBy(every);
      return Optional.of(first.plus(every.multipliedBy(passed + 1)));
    }
  }

  /** Due at one instant. */
  public record Once(Instant at) implements Recurrence {

    @Override
    public Optional<Instant> nextAfter(Instant from) {
      return Optional.of(at).filter(instant -> instant.isAfter(from));
    }
  }
}
