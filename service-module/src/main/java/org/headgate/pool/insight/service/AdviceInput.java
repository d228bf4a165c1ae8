package org.headgate.pool.insight.service;

import java.time.Duration;
import java.util.Optional;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.PoolSettings;
import org.headgate.pool.service.Demand;

/**
 * What an advice is made from.
 *
 * @param meanHold how long a connection is held; zero while unknown
 * @param dominant the statement that holds most, where one is seen at all
 * @param leaking connections that are held without using the database
 * @param free connections the server could still give; empty where it could not be asked
 */
record AdviceInput(
    DatabaseName pool,
    PoolSettings settings,
    Demand demand,
    Duration meanHold,
    Optional<Dominant> dominant,
    int leaking,
    Optional<Integer> free) {

  /**
   * The statement that holds more of the pool than any other.
   *
   * @param share of the time all borrowers together hold now, 0 to 1
   */
  record Dominant(String statement, double share) {}
}
