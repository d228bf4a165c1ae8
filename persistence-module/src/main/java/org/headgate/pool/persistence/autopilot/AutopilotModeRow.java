package org.headgate.pool.persistence.autopilot;

import java.time.Instant;
import java.util.Optional;

/**
 * How the autopilot of a pool stands, for all nodes.
 *
 * @param mode its word on the wire; empty while the environment says it
 * @param wrong predictions that were wrong since it was set
 */
public record AutopilotModeRow(
    String pool,
    Optional<String> mode,
    Optional<Instant> setAt,
    Optional<String> setBy,
    int wrong,
    Optional<Instant> stoppedAt) {

  /** Of a pool of which nothing is kept. */
  public static AutopilotModeRow none(String pool) {
    return new AutopilotModeRow(
        pool, Optional.empty(), Optional.empty(), Optional.empty(), 0, Optional.empty());
  }
}
