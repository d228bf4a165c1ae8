package org.headgate.pool.api;

import java.util.List;

/**
 * The size that suits a pool by what was asked of it in the last quarter of an hour.
 *
 * @param recommended in the words of the settings
 * @param reasons in plain words, weightiest first
 * @param serverXml a drop-in for Liberty with that size
 */
public record PoolAdvice(
    Size recommended, List<String> reasons, Evidence evidence, String serverXml) {

  public PoolAdvice {
    reasons = List.copyOf(reasons);
  }

  /** Connections kept, and above them. */
  public record Size(int poolSize, int maxOverflow) {}

  /**
   * What the advice rests on.
   *
   * @param windowSeconds how long was looked at
   * @param arrivalsPerSecond mean of the window
   * @param busiestSecond most admissions in one second
   * @param meanHoldMilliseconds how long a connection is held
   * @param connectionsBusy arrival rate times hold time (Little's law)
   * @param p95WaitMilliseconds 95 of 100 waited no longer
   * @param refused how many got none in the window
   * @param targetP95WaitMilliseconds what the recommended size keeps to
   * @param deadlockFloor least connections by which no unit of work can wait for itself
   * @param dominantShare share of the time held that one statement has; 0 where none is seen
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
