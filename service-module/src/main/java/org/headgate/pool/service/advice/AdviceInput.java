package org.headgate.pool.service.advice;

import java.util.Optional;
import org.headgate.config.database.PoolName;
import org.headgate.config.database.PoolSettings;
import org.headgate.pool.service.monitoring.DemandSnapshot;

/**
 * The facts from which the advice on a pool's size is made.
 *
 * @param dominant the statement that holds most, where one is seen at all
 * @param distortion why what was asked of the pool says nothing of its size
 * @param free connections that could still be had; empty where nobody could be asked
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
