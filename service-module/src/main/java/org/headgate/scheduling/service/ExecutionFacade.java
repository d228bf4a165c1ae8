package org.headgate.scheduling.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.headgate.common.identity.UserId;
import org.headgate.common.paging.Cursor;
import org.headgate.common.paging.Page;
import org.headgate.common.paging.PageQuery;
import org.headgate.common.problem.FieldError;
import org.headgate.common.problem.InvalidRequestException;
import org.headgate.common.problem.ResourceNotFoundException;
import org.headgate.config.database.PoolName;
import org.headgate.idempotency.service.IdempotentWork;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;
import org.headgate.scheduling.api.BackfillRequest;
import org.headgate.scheduling.api.BackfillResult;
import org.headgate.scheduling.api.Execution;
import org.headgate.scheduling.api.ScheduleStatistics;
import org.headgate.scheduling.persistence.ExecutionHistoryQueries;
import org.headgate.scheduling.persistence.ScheduleEntity;
import org.headgate.scheduling.service.calendar.Recurrence;

/** Triggers, tests, backfills and lists the executions of an owner's schedules. */
@ApplicationScoped
public class ExecutionFacade {

  private static final int MAX_BACKFILLED = 1000;
  private static final GuardedWork READ = GuardedWork.read(PoolName.PLATFORM, WorkPriority.USERS);
  private static final GuardedWork WRITE = GuardedWork.write(PoolName.PLATFORM, WorkPriority.USERS);

  @Inject ScheduleFacade scheduleFacade;
  @Inject ScheduleService service;
  @Inject DatabaseGuard guard;
  @Inject IdempotentWork idempotentWork;
  @Inject Event<ExecutionsDueEvent> executionsDue;

  /**
   * Creates one execution now, whatever else runs.
   *
   * @throws ResourceNotFoundException when the owner has none of this id
   */
  public Execution trigger(UserId accountId, UUID id) {
    Execution ordered =
        idempotentWork.call(
            WRITE, () -> ExecutionMapper.execution(service.orderManual(accountId, id)));
    executionsDue.fire(new ExecutionsDueEvent());
    return ordered;
  }

  /**
   * Executes the instants of a range, both ends included, unless they were executed before.
   *
   * @throws ResourceNotFoundException when the owner has none of this id
   */
  public BackfillResult backfill(UserId accountId, UUID id, BackfillRequest request) {
    ValidationErrors validationErrors = new ValidationErrors();
    validationErrors
        .demandPresent(request.from(), "from", "must be an instant, such as 2027-01-01T09:00:00Z")
        .ifPresent(from -> TriggerValidator.validateInstant(from, "from", validationErrors));
    validationErrors
        .demandPresent(request.to(), "to", "must be an instant, such as 2027-01-01T17:00:00Z")
        .ifPresent(to -> TriggerValidator.validateInstant(to, "to", validationErrors));
    validationErrors.throwIfAny();
    ScheduleEntity row = scheduleFacade.row(accountId, id);
    validationErrors.require(
        !request.to().isBefore(request.from()), "to", "must not be before from");
    validationErrors.require(
        !request.to().isAfter(row.readAt()), "to", "must not be in the future");
    validationErrors.throwIfAny();
    List<Instant> instants = instants(timetable(row), request.from(), request.to());
    if (instants.size() > MAX_BACKFILLED) {
      throw new InvalidRequestException(
          new FieldError(
              "to",
              "must give at most 1,000 instants, such as " + instants.get(MAX_BACKFILLED - 1)));
    }
    BackfillResult backfillResult =
        idempotentWork.call(
            WRITE,
            () ->
                new BackfillResult(
                    request.from(),
                    request.to(),
                    instants.size(),
                    service.orderBackfill(accountId, id, instants)));
    executionsDue.fire(new ExecutionsDueEvent());
    return backfillResult;
  }

  /** The next instants; of a stopped schedule, as if it were active. */
  public List<Instant> next(UserId accountId, UUID id, int count) {
    return next(scheduleFacade.row(accountId, id), count);
  }

  List<Instant> next(ScheduleEntity row, int count) {
    return timetable(row).nextAfter(row.readAt(), count);
  }

  /**
   * All attempts, latest instant first.
   *
   * @throws ResourceNotFoundException when the owner has none of this id
   */
  public Page<Execution> history(UserId accountId, UUID id, PageQuery query) {
    scheduleFacade.row(accountId, id);
    return history(id, query);
  }

  Page<Execution> history(UUID id, PageQuery query) {
    int limit = query.limit();
    Optional<ExecutionHistoryQueries.Position> before = query.cursor().map(ExecutionFacade::place);
    List<Execution> read =
        guard.call(READ, () -> service.history(id, before, limit + 1)).stream()
            .map(ExecutionMapper::attempt)
            .toList();
    return Page.of(read, limit, item -> Cursor.of(item.scheduledFor(), item.attempt()));
  }

  /**
   * Statistics of its latest executions.
   *
   * @throws ResourceNotFoundException when the owner has none of this id
   */
  public ScheduleStatistics statistics(UserId accountId, UUID id) {
    scheduleFacade.row(accountId, id);
    return statistics(id);
  }

  ScheduleStatistics statistics(UUID id) {
    return guard.call(READ, () -> service.statistics(id));
  }

  private static ExecutionHistoryQueries.Position place(Cursor cursor) {
    return new ExecutionHistoryQueries.Position(cursor.instant(0), attempt(cursor));
  }

  private static int attempt(Cursor cursor) {
    String text = cursor.string(1);
    return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
  }

  private static Recurrence timetable(ScheduleEntity row) {
    return TriggerValidator.recurrence(
        ScheduleMapper.trigger(row.trigger()),
        row.policy().dstGap(),
        row.policy().dstOverlap(),
        row.anchoredAt());
  }

  /** At most one more than allowed. */
  private static List<Instant> instants(Recurrence recurrence, Instant from, Instant to) {
    List<Instant> instants = new ArrayList<>();
    Optional<Instant> next = recurrence.nextAfter(from.minusNanos(1));
    while (next.isPresent() && !next.get().isAfter(to) && instants.size() <= MAX_BACKFILLED) {
      instants.add(next.get());
      next = recurrence.nextAfter(next.get());
    }
    return instants;
  }
}
