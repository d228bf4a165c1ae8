package org.headgate.scheduling.api;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Outcomes of a schedule's latest ended executions, 20 at most, as shown in lists.
 *
 * @param executions how many were counted
 * @param outcomes how many of them have each outcome
 * @param lastOutcome empty where none has ended yet
 */
public record RecentExecutions(
    int executions,
    Map<ExecutionOutcome, Integer> outcomes,
    Optional<ExecutionOutcome> lastOutcome,
    Optional<Instant> lastEndedAt) {

  /** The value for a schedule that has not been executed. */
  public static final RecentExecutions NONE =
      new RecentExecutions(0, Map.of(), Optional.empty(), Optional.empty());

  public RecentExecutions {
    outcomes = Map.copyOf(outcomes);
  }
}
