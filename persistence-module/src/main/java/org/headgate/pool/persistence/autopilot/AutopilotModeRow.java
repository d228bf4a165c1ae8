package org.headgate.pool.persistence.autopilot;

import java.time.Instant;
import java.util.Optional;

/**
 * The state of a pool's autopilot, for all nodes.
 *
 * @param mode its name on the wire; empty while the environment decides
 * @param wrong wrong predictions since the mode was set
 */
public record AutopilotModeRow(
    String pool,
    Optional<String> mode,
    Optional<Instant> setAt,
    Optional<String> setBy,
    int wrong,
    Optional<Instant> stoppedAt) {

  /** The row of a pool for which nothing is stored. */
  public static AutopilotModeRow none(String pool) {
    return new AutopilotModeRow(
        pool, Optional.empty(), Optional.empty(), Optional.empty(), 0, Optional.empty());
  }
}
