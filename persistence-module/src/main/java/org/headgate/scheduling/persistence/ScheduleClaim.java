package org.headgate.scheduling.persistence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What becomes of the instants of one schedule that have come.
 *
 * @param fence only if it still is that one
 * @param next the instant after them; empty when there is none
 * @param placements in the order of their instants
 */
public record ScheduleClaim(
    UUID schedule, long fence, Optional<Instant> next, List<Placement> placements) {

  public ScheduleClaim {
    placements = List.copyOf(placements);
  }

  /** What becomes of one instant. */
  public enum Fate {
    /** It is executed, unless an earlier execution keeps it back. */
    RUN,
    /** It is made up for: executed, and never skipped for an earlier execution. */
    LATE,
    /** It is noted, and not executed. */
    SKIPPED,
    /** It is noted, and not executed. */
    MISSED
  }

  /**
   * One instant.
   *
   * @param id its own, for all attempts
   * @param reason why it is not executed
   */
  public record Placement(UUID id, Instant scheduledFor, Fate fate, Optional<String> reason) {}
}
