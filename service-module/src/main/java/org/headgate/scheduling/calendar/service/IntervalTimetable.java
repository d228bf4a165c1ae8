package org.headgate.scheduling.calendar.service;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Due at a fixed first instant and whole intervals after it, however late an execution was: it
 * never drifts.
 *
 * @param every more than zero
 */
public record IntervalTimetable(Instant first, Duration every) implements Timetable {

  public IntervalTimetable {
    if (every.isZero() || every.isNegative()) {
      throw new IllegalArgumentException("an interval is more than zero: " + every);
    }
  }

  @Override
  public Optional<Instant> after(Instant moment) {
    if (moment.isBefore(first)) {
      return Optional.of(first);
    }
    long passed = Duration.between(first, moment).dividedBy(every);
    return Optional.of(first.plus(every.multipliedBy(passed + 1)));
  }
}
