package org.headgate.scheduling.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.headgate.common.identity.UserId;
import org.headgate.common.json.JsonMappers;
import org.headgate.common.paging.Cursor;
import org.headgate.common.paging.Page;
import org.headgate.scheduling.api.Action;
import org.headgate.scheduling.api.RecentExecutions;
import org.headgate.scheduling.api.RetryOptions;
import org.headgate.scheduling.api.Schedule;
import org.headgate.scheduling.api.ScheduleRequest;
import org.headgate.scheduling.api.ScheduleState;
import org.headgate.scheduling.api.ScheduleStatistics;
import org.headgate.scheduling.api.Trigger;
import org.headgate.scheduling.persistence.ExecutionStatisticsQueries.ExecutionStatistics;
import org.headgate.scheduling.persistence.ExecutionStatisticsQueries.Quantiles;
import org.headgate.scheduling.persistence.ScheduleEntity;
import org.headgate.scheduling.persistence.ScheduleSearchRepository.ListedSchedule;
import org.headgate.scheduling.persistence.ScheduleSearchRepository.SchedulePage;

/** Maps schedule entities to responses, and back to what was requested. */
final class ScheduleMapper {

  private ScheduleMapper() {}

  /** The response for its owner. */
  static Schedule forOwner(ScheduleEntity row) {
    return view(row, Optional.empty());
  }

  /** The response for an administrator, with its owner. */
  static Schedule forAdministrator(ScheduleEntity row) {
    return view(row, row.accountId().map(UserId::new));
  }

  /** A page of a list, each schedule with its latest executions. */
  static Page<Schedule> page(SchedulePage found, Function<ScheduleEntity, Schedule> response) {
    List<Schedule> items =
        found.schedules().stream()
            .map(listed -> response.apply(listed.schedule()).withRecent(recent(listed)))
            .toList();
    return new Page<>(
        items,
        found.hasNext()
            ? Optional.of(Cursor.of(items.get(items.size() - 1).id()).text())
            : Optional.empty());
  }

  static Trigger trigger(String json) {
    return read(json, Trigger.class);
  }

  static Action action(String json) {
    return read(json, Action.class);
  }

  static ScheduleStatistics statistics(ExecutionStatistics row) {
    return new ScheduleStatistics(
        row.executions(),
        row.outcomes(),
        row.repeated(),
        percentiles(row.lag()),
        percentiles(row.duration()),
        row.lastSucceededAt(),
        row.lastFailedAt());
  }

  private static ScheduleStatistics.Percentiles percentiles(Quantiles row) {
    return new ScheduleStatistics.Percentiles(row.p50(), row.p95(), row.max());
  }

  /** The schedule as a request. */
  static ScheduleRequest request(ScheduleEntity row) {
    Schedule now = forOwner(row);
    return new ScheduleRequest(
        now.name(),
        Optional.of(now.enabled()),
        now.trigger(),
        now.action(),
        row.policy().dstGap(),
        row.policy().dstOverlap(),
        Optional.of(now.catchUp()),
        Optional.of(now.catchUpWindow()),
        Optional.of(now.overlap()),
        Optional.of(now.retry()));
  }

  private static Schedule view(ScheduleEntity row, Optional<UserId> accountId) {
    Trigger trigger = trigger(row.trigger());
    return new Schedule(
        row.id(),
        accountId,
        Optional.empty(),
        row.systemTask().isPresent(),
        row.name(),
        row.enabled(),
        state(row),
        row.disabledReason(),
        trigger,
        action(row.action()),
        TriggerValidator.gap(trigger, row.policy().dstGap()),
        TriggerValidator.overlap(trigger, row.policy().dstOverlap()),
        row.policy().catchUp(),
        row.policy().catchUpWindow(),
        row.policy().overlap(),
        new RetryOptions(
            Optional.of(row.policy().maxAttempts()),
            Optional.of(row.policy().initialDelay()),
            Optional.of(row.policy().maxDelay())),
        row.nextAt(),
        row.consecutiveFailures(),
        row.createdAt(),
        row.updatedAt(),
        Optional.empty());
  }

  private static ScheduleState state(ScheduleEntity row) {
    if (row.disabledReason().isPresent()) {
      return ScheduleState.DISABLED;
    }
    if (!row.enabled()) {
      return ScheduleState.PAUSED;
    }
    return row.nextAt().isPresent() ? ScheduleState.ACTIVE : ScheduleState.FINISHED;
  }

  private static <T> T read(String json, Class<T> type) {
    try {
      return JsonMappers.lenient().readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored " + type.getSimpleName() + " can be read", e);
    }
  }

  /** Its latest outcomes. */
  static RecentExecutions recent(ListedSchedule listed) {
    return new RecentExecutions(
        listed.outcomes().values().stream().mapToInt(Integer::intValue).sum(),
        listed.outcomes(),
        listed.lastOutcome(),
        listed.lastEndedAt());
  }
}
