package org.headgate.scheduling.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.headgate.common.identity.UserId;

/**
 * A schedule in its present state.
 *
 * @param owner its owner; empty and left out for the service's own schedules
 * @param ownerEmail their address; in the list of administrators alone, left out elsewhere
 * @param system whether it is the service's own; left out when it is not
 * @param disabledReason why it was disabled, for the state disabled
 * @param nextExecutionAt empty unless active
 * @param consecutiveFailures failed instants since the last success
 * @param recentExecutions its latest outcomes; in lists alone, left out elsewhere
 */
public record Schedule(
    UUID id,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<UserId> owner,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> ownerEmail,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean system,
    String name,
    boolean enabled,
    ScheduleState state,
    Optional<String> disabledReason,
    Trigger trigger,
    Action action,
    DstGap dstGap,
    DstOverlap dstOverlap,
    CatchUp catchUp,
    Duration catchUpWindow,
    Overlap overlap,
    RetryOptions retry,
    Optional<Instant> nextExecutionAt,
    int consecutiveFailures,
    Instant createdAt,
    Instant updatedAt,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<RecentExecutions> recentExecutions) {

  /** The same schedule with its latest outcomes. */
  public Schedule withRecent(RecentExecutions recent) {
    return with(ownerEmail, action, Optional.of(recent));
  }

  /** The same schedule with another action. */
  public Schedule withAction(Action other) {
    return with(ownerEmail, other, recentExecutions);
  }

  /** The same schedule with its owner's address, if known. */
  public Schedule withOwnerEmail(Optional<String> email) {
    return with(email, action, recentExecutions);
  }

  private Schedule with(Optional<String> email, Action other, Optional<RecentExecutions> recent) {
    return new Schedule(
        id,
        owner,
        email,
        system,
        name,
        enabled,
        state,
        disabledReason,
        trigger,
        other,
        dstGap,
        dstOverlap,
        catchUp,
        catchUpWindow,
        overlap,
        retry,
        nextExecutionAt,
        consecutiveFailures,
        createdAt,
        updatedAt,
        recent);
  }
}
