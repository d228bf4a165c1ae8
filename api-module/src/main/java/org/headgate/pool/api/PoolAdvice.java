package org.headgate.pool.api;

import java.util.List;

/**
 * The recommended size of a pool, from its load in the last 15 minutes.
 *
 * @param recommended in the words of the settings
 * @param reasons in plain words, most important first
 * @param serverXml a drop-in for Liberty with that size
 */
public record PoolAdvice(
    Size recommended, List<String> reasons, Evidence evidence, String serverXml) {

  public PoolAdvice {
    reasons = List.copyOf(reasons);
  }

  /** The connections kept, and the overflow above them. */
  public record Size(int poolSize, int maxOverflow) {}

  /**
   * The measurements behind the advice.
   *
   * @param windowSeconds length of the window
   * @param arrivalsPerSecond mean of the window
   * @param busiestSecond most admissions in one second
   * @param meanHoldMilliseconds how long a connection is held
   * @param connectionsBusy arrival rate times hold time (Little's law)
   * @param p95WaitMilliseconds 95th percentile of the wait
   * @param refused calls that got no connection in the window
   * @param targetP95WaitMilliseconds the wait that the recommended size keeps to
   * @param deadlockFloor least connections by which no unit of work can wait for itself
   * @param dominantShare share of the hold time that one statement has; 0 where none is seen
   * @param connectionsFree what the server and the budget could still give; -1 where neither could
   *     be asked
   */
  public record Evidence(
      long windowSeconds,
      double arrivalsPerSecond,
      long busiestSecond,
      double meanHoldMilliseconds,
      double connectionsBusy,
      long p95WaitMilliseconds,
      long refused,
      long targetP95WaitMilliseconds,
      int deadlockFloor,
      double dominantShare,
      int connectionsFree) {}
}
