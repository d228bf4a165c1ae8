package org.headgate.scheduling.persistence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The decisions on one schedule's due instants.
 *
 * @param fence the claim fails when the schedule's fence differs
 * @param next the instant after them; empty when there is none
 * @param placements ordered by instant
 */
public record ScheduleClaim(
    UUID scheduleId, long fence, Optional<Instant> next, List<Placement> placements) {

  public ScheduleClaim {
    placements = List.copyOf(placements);
  }

  /** The decision on one instant. */
  public enum Decision {
    /** Executed, unless an earlier execution holds it back. */
    RUN,
    /** Executed late, and never skipped for an earlier execution. */
    LATE,
    /** Skipped: recorded, not executed. */
    SKIPPED,
    /** Missed: recorded, not executed. */
    MISSED
  }

  /**
   * One instant and the decision on it.
   *
   * @param id the id of the execution, the same for all attempts
   * @param reason why it is not executed
   */
  public record Placement(
      UUID id, Instant scheduledFor, Decision decision, Optional<String> reason) {}
}
