package org.headgate.common.service;

import java.time.Duration;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;

/**
 * Exponential backoff: the bound doubles with each failure up to a maximum, and a random half of it
 * is subtracted, so that clients that failed together do not retry together. It restarts after a
 * success.
 */
public final class Backoff {

  private final Duration first;
  private final Duration longest;
  private final DoubleSupplier random;
  private Duration next;

  /**
   * @param first the bound of the first wait
   * @param longest the bound of every wait
   */
  public Backoff(Duration first, Duration longest) {
    this(first, longest, RandomGenerator.getDefault()::nextDouble);
  }

  Backoff(Duration first, Duration longest, DoubleSupplier random) {
    this.first = first;
    this.longest = longest;
    this.random = random;
    this.next = first;
  }

  /** The pause after another failure. */
  public synchronized Duration next() {
    Duration bound = next;
    Duration doubled = bound.multipliedBy(2);
    next = doubled.compareTo(longest) < 0 ? doubled : longest;
    return Duration.ofNanos((long) (bound.toNanos() * (0.5 + random.getAsDouble() / 2)));
  }

  /** Restarts after a success. */
  public synchronized void reset() {
    next = first;
  }
}
