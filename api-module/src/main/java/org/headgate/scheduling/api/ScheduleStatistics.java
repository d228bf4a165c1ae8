package org.headgate.scheduling.api;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Statistics of the latest executions of a schedule, 1,000 at most.
 *
 * @param executions how many were counted
 * @param outcomes how many of them have each outcome
 * @param repeated how many took more than one attempt
 * @param lag how late first attempts began, and attempts that were repeated their last; backfills
 *     do not count; milliseconds
 * @param duration the duration of the last attempts; milliseconds
 */
public record ScheduleStatistics(
    int executions,
    Map<ExecutionOutcome, Integer> outcomes,
    int repeated,
    Percentiles lag,
    Percentiles duration,
    Optional<Instant> lastSucceededAt,
    Optional<Instant> lastFailedAt) {

  public ScheduleStatistics {
    outcomes = Map.copyOf(outcomes);
  }

  /** Empty where nothing was executed. */
  public record Percentiles(Optional<Long> p50, Optional<Long> p95, Optional<Long> max) {}
}
