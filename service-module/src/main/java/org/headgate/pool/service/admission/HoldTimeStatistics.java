package org.headgate.pool.service.admission;

import java.time.Duration;

/**
 * How long permits are held: a moving mean of those given back, and the age of those still out. Not
 * safe for several threads; the admission guards it.
 */
final class HoldTimeStatistics {
  private static final int WEIGHT = 8;

  private long meanNanos;
  private boolean known;
  private int out;

  /** Sum of the start times of the permits that are out; differences survive its overflow. */
  private long startNanos;

  void onAcquire(long now) {
    out++;
    startNanos += now;
  }

  void givenBack(long takenAt, long now) {
    out--;
    startNanos -= takenAt;
    long held = now - takenAt;
    meanNanos = known ? meanNanos + (held - meanNanos) / WEIGHT : held;
    known = true;
  }

  /** How many are out. */
  int out() {
    return out;
  }

  /** Recent mean of completed holds; zero while none is known. */
  Duration mean() {
    return Duration.ofNanos(meanNanos);
  }

  /**
   * The mean, or the mean age of those still out where that is longer: hung work does not look
   * fast.
   */
  Duration expected(long now) {
    long age = out == 0 ? 0 : (out * now - startNanos) / out;
    return Duration.ofNanos(Math.max(meanNanos, age));
  }
}
