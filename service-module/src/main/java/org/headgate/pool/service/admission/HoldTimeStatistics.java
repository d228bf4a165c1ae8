package org.headgate.pool.service.admission;

import java.time.Duration;

/**
 * How long permits are held: a moving mean of those given back. Safe for several threads; of two
 * that give back at the same moment one may be left out, which changes no mean.
 */
final class HoldTimeStatistics {
  private static final int WEIGHT = 8;
  private static final long UNKNOWN = -1;

  private volatile long meanNanos = UNKNOWN;

  void givenBack(long heldNanos) {
    long mean = meanNanos;
    meanNanos = mean == UNKNOWN ? heldNanos : mean + (heldNanos - mean) / WEIGHT;
  }

  /** Recent mean of completed holds; zero while none is known. */
  Duration mean() {
    return Duration.ofNanos(Math.max(0, meanNanos));
  }
}
