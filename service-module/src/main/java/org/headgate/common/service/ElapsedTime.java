package org.headgate.common.service;

import java.time.Duration;
import java.time.Instant;

/**
 * Time that passed by the service's clock, which may be put back: an instant in the clock's future
 * is as far away as one in its past, so that nothing counts as recent until the clock has caught
 * up. It is for instants that this node keeps in memory because somebody is shown them; for others
 * there is {@link RepeatInterval} or {@link System#nanoTime}.
 */
public final class ElapsedTime {

  private ElapsedTime() {}

  /** The time between the two, never negative. */
  public static Duration between(Instant since, Instant now) {
    return Duration.between(since, now).abs();
  }

  /** Whether at least this much has passed. */
  public static boolean hasPassed(Duration span, Instant since, Instant now) {
    return between(since, now).compareTo(span) >= 0;
  }
}
