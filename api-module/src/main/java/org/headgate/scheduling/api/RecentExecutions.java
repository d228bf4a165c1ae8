package org.headgate.scheduling.api;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * How the latest executions that ended went, 20 at most: what a list shows of each schedule.
 *
 * @param executions how many were looked at
 * @param outcomes how many of them have each outcome
 * @param lastOutcome empty where none has ended yet
 */
public record RecentExecutions(
    int executions,
    Map<ExecutionOutcome, Integer> outcomes,
    Optional<ExecutionOutcome> lastOutcome,
    Optional<Instant> lastEndedAt) {

  /** Of a schedule that has not been executed. */
  public static final RecentExecutions NONE =
      new RecentExecutions(0, Map.of(), Optional.empty(), Optional.empty());

  public RecentExecutions {
    outcomes = Map.copyOf(outcomes);
  }
}
