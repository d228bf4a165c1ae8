package org.headgate.pool.service.admission;

import java.time.Duration;

/**
 * How long permits are held: a moving mean over released ones. Thread-safe; of two concurrent
 * releases one may be lost, which hardly changes the mean.
 */
final class HoldTimeStatistics {
  private static final int WEIGHT = 8;
  private static final long UNKNOWN = -1;

  private volatile long meanNanos = UNKNOWN;

  void onRelease(long heldNanos) {
    long mean = meanNanos;
    meanNanos = mean == UNKNOWN ? heldNanos : mean + (heldNanos - mean) / WEIGHT;
  }

  /** Recent mean hold time; zero while none is known. */
  Duration mean() {
    return Duration.ofNanos(Math.max(0, meanNanos));
  }
}
