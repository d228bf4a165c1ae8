package org.headgate.common.service;

import java.time.Duration;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;

/**
 * How long to wait before something that failed is tried again: twice as long each time, up to a
 * bound, of which a random half is left out, so that those who failed together do not come again
 * together. Begins anew after a success.
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

  /** It failed once more. */
  public synchronized Duration next() {
    Duration bound = next;
    Duration doubled = bound.multipliedBy(2);
    next = doubled.compareTo(longest) < 0 ? doubled : longest;
    return Duration.ofNanos((long) (bound.toNanos() * (0.5 + random.getAsDouble() / 2)));
  }

  /** It succeeded. */
  public synchronized void reset() {
    next = first;
  }
}
