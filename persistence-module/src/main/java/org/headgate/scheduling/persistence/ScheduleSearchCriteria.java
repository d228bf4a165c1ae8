package org.headgate.scheduling.persistence;

import java.util.Optional;
import java.util.UUID;
import org.headgate.scheduling.api.ScheduleState;

/**
 * Search criteria for schedules; an empty one matches all.
 *
 * @param query a part of the name, case ignored
 * @param failing whether it has failed since its last success
 */
public record ScheduleSearchCriteria(
    Optional<UUID> accountId,
    Optional<ScheduleState> state,
    Optional<String> query,
    Optional<Boolean> failing) {

  /** Criteria for the schedules of one person. */
  public static ScheduleSearchCriteria of(UUID accountId, Optional<String> query) {
    return new ScheduleSearchCriteria(
        Optional.of(accountId), Optional.empty(), query, Optional.empty());
  }

  /** Criteria for all schedules, including the service's own. */
  public static ScheduleSearchCriteria ofAll(
      Optional<ScheduleState> state, Optional<String> query, Optional<Boolean> failing) {
    return new ScheduleSearchCriteria(Optional.empty(), state, query, failing);
  }
}
