package org.headgate.pool.service.advice;

import java.util.Optional;
import org.headgate.config.database.PoolName;
import org.headgate.config.database.PoolSettings;
import org.headgate.pool.service.monitoring.DemandSnapshot;

/**
 * The facts from which the advice on a pool's size is made.
 *
 * @param dominant the statement with the largest share of the hold time, if any is seen
 * @param distortion why the recent demand says nothing about the size of the pool
 * @param free connections that could still be had; empty where the server could not be asked
 */
public record AdviceInput(
    PoolName pool,
    PoolSettings settings,
    DemandSnapshot demand,
    Optional<Dominant> dominant,
    Optional<String> distortion,
    Optional<Integer> free) {

  /**
   * The statement that occupies more of the pool than any other.
   *
   * @param share its share of the hold time of all present borrowers, 0 to 1
   */
  public record Dominant(String statement, double share) {}
}
