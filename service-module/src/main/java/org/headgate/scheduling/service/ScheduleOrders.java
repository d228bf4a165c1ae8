package org.headgate.scheduling.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.headgate.idempotency.service.IdempotentWork;
import org.headgate.identity.UserId;
import org.headgate.paging.Cursor;
import org.headgate.paging.Page;
import org.headgate.paging.PageQuery;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.service.DatabaseGuard;
import org.headgate.pool.service.GuardedWork;
import org.headgate.pool.service.WorkClass;
import org.headgate.problem.FieldError;
import org.headgate.problem.InvalidRequest;
import org.headgate.scheduling.Backfill;
import org.headgate.scheduling.BackfillRequest;
import org.headgate.scheduling.Execution;
import org.headgate.scheduling.NoSuchSchedule;
import org.headgate.scheduling.ScheduleStatistics;
import org.headgate.scheduling.calendar.service.Timetable;
import org.headgate.scheduling.persistence.Executions;
import org.headgate.scheduling.persistence.ScheduleRow;

/** What an owner orders and reads of the executions of their schedules. */
@ApplicationScoped
public class ScheduleOrders {

  private static final int MOST_BACKFILLED = 1000;
  private static final GuardedWork READ = GuardedWork.read(DatabaseName.PLATFORM, WorkClass.USERS);
  private static final GuardedWork WRITE =
      GuardedWork.write(DatabaseName.PLATFORM, WorkClass.USERS);

  @Inject ScheduleBook book;
  @Inject ScheduleDesk desk;
  @Inject DatabaseGuard guard;
  @Inject IdempotentWork idempotentWork;
  @Inject Event<WorkOrdered> workOrdered;

  /**
   * One execution now, whatever else runs.
   *
   * @throws NoSuchSchedule when the owner has none of this id
   */
  public Execution trigger(UserId owner, UUID id) {
    Execution ordered = idempotentWork.call(WRITE, () -> desk.orderManual(owner, id));
    workOrdered.fire(new WorkOrdered());
    return ordered;
  }

  /**
   * The instants of a range, from included to included, unless they were executed.
   *
   * @throws NoSuchSchedule when the owner has none of this id
   */
  public Backfill backfill(UserId owner, UUID id, BackfillRequest request) {
    Findings findings = new Findings();
    findings
        .demandPresent(request.from(), "from", "must be an instant, such as 2027-01-01T09:00:00Z")
        .ifPresent(from -> Triggers.judgeInstant(from, "from", findings));
    findings
        .demandPresent(request.to(), "to", "must be an instant, such as 2027-01-01T17:00:00Z")
        .ifPresent(to -> Triggers.judgeInstant(to, "to", findings));
    findings.refuseIfAny();
    ScheduleRow row = book.row(owner, id);
    findings.demand(!request.to().isBefore(request.from()), "to", "must not be before from");
    findings.demand(!request.to().isAfter(row.readAt()), "to", "must not be in the future");
    findings.refuseIfAny();
    List<Instant> instants = instants(timetable(row), request.from(), request.to());
    if (instants.size() > MOST_BACKFILLED) {
      throw new InvalidRequest(
          new FieldError(
              "to",
              "must leave 1,000 instants at most, such as " + instants.get(MOST_BACKFILLED - 1)));
    }
    Backfill backfill =
        idempotentWork.call(
            WRITE,
            () ->
                new Backfill(
                    request.from(),
                    request.to(),
                    instants.size(),
                    desk.orderBackfill(owner, id, instants)));
    workOrdered.fire(new WorkOrdered());
    return backfill;
  }

  /** The next instants, of a stopped schedule as if it ran. */
  public List<Instant> next(UserId owner, UUID id, int count) {
    return next(book.row(owner, id), count);
  }

  List<Instant> next(ScheduleRow row, int count) {
    return timetable(row).after(row.readAt(), count);
  }

  /**
   * Each attempt, the latest instant first.
   *
   * @throws NoSuchSchedule when the owner has none of this id
   */
  public Page<Execution> history(UserId owner, UUID id, PageQuery query) {
    book.row(owner, id);
    return history(id, query);
  }

  Page<Execution> history(UUID id, PageQuery query) {
    int limit = query.limit();
    Optional<Executions.Place> before = query.cursor().map(ScheduleOrders::place);
    List<Execution> read = guard.call(READ, () -> desk.history(id, before, limit + 1));
    return Page.of(read, limit, item -> Cursor.of(item.scheduledFor(), item.attempt()));
  }

  /**
   * How its latest executions went.
   *
   * @throws NoSuchSchedule when the owner has none of this id
   */
  public ScheduleStatistics statistics(UserId owner, UUID id) {
    book.row(owner, id);
    return statistics(id);
  }

  ScheduleStatistics statistics(UUID id) {
    return guard.call(READ, () -> desk.statistics(id));
  }

  private static Executions.Place place(Cursor cursor) {
    return new Executions.Place(cursor.instant(0), attempt(cursor));
  }

  private static int attempt(Cursor cursor) {
    String text = cursor.string(1);
    return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
  }

  private static Timetable timetable(ScheduleRow row) {
    return Triggers.timetable(
        ScheduleViews.trigger(row.trigger()),
        row.policy().dstGap(),
        row.policy().dstOverlap(),
        row.anchoredAt());
  }

  /** One more than allowed at most. */
  private static List<Instant> instants(Timetable timetable, Instant from, Instant to) {
    List<Instant> instants = new ArrayList<>();
    Optional<Instant> next = timetable.after(from.minusNanos(1));
    while (next.isPresent() && !next.get().isAfter(to) && instants.size() <= MOST_BACKFILLED) {
      instants.add(next.get());
      next = timetable.after(next.get());
    }
    return instants;
  }
}
