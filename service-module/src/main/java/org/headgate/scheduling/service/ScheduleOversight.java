package org.headgate.scheduling.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.headgate.etag.Precondition;
import org.headgate.identity.UserId;
import org.headgate.paging.Page;
import org.headgate.paging.PageQuery;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.service.DatabaseGuard;
import org.headgate.pool.service.GuardedWork;
import org.headgate.pool.service.WorkClass;
import org.headgate.scheduling.Execution;
import org.headgate.scheduling.NoSuchSchedule;
import org.headgate.scheduling.Schedule;
import org.headgate.scheduling.ScheduleState;
import org.headgate.scheduling.ScheduleStatistics;
import org.headgate.scheduling.UpkeepIsNobodys;
import org.headgate.scheduling.persistence.ScheduleRow;

/**
 * Everybody's schedules and the service's own upkeep, for whoever looks after the service: what was
 * executed and how late, and the means to stop one that does harm. Who writes and changes them are
 * their owners alone.
 */
@ApplicationScoped
public class ScheduleOversight {

  private static final GuardedWork READ = GuardedWork.read(DatabaseName.PLATFORM, WorkClass.USERS);

  @Inject ScheduleDesk desk;
  @Inject ScheduleBook book;
  @Inject ScheduleOrders orders;
  @Inject DatabaseGuard guard;

  /** The newest first; those in one state, or all. */
  public Page<Schedule> list(Optional<ScheduleState> state, PageQuery query) {
    int limit = query.limit();
    Optional<UUID> before = query.cursor().map(cursor -> cursor.uuid(0));
    List<ScheduleRow> rows = guard.call(READ, () -> desk.all(state, before, limit + 1));
    return Page.of(rows.stream().map(ScheduleViews::anybodys).toList(), limit, ScheduleBook::place);
  }

  /**
   * @throws NoSuchSchedule when there is none of this id
   */
  public Schedule get(UUID id) {
    return ScheduleViews.anybodys(row(id));
  }

  /** As {@link #get}: its next instants, of a stopped schedule as if it ran. */
  public List<Instant> next(UUID id, int count) {
    return orders.next(row(id), count);
  }

  /** As {@link #get}: how its latest executions went. */
  public ScheduleStatistics statistics(UUID id) {
    return orders.statistics(row(id).id());
  }

  /** As {@link #get}: each attempt, the latest instant first. */
  public Page<Execution> history(UUID id, PageQuery query) {
    return orders.history(row(id).id(), query);
  }

  /**
   * Stops or starts it again.
   *
   * @throws NoSuchSchedule when there is none of this id
   * @throws UpkeepIsNobodys when it is the service's own
   */
  public Schedule enable(UUID id, boolean enabled) {
    book.enable(owner(id), id, Precondition.NONE, enabled);
    return get(id);
  }

  /** As {@link #enable}: one execution now. */
  public Execution trigger(UUID id) {
    return orders.trigger(owner(id), id);
  }

  private UserId owner(UUID id) {
    ScheduleRow row = row(id);
    return row.owner().map(UserId::new).orElseThrow(() -> new UpkeepIsNobodys(row.name()));
  }

  private ScheduleRow row(UUID id) {
    return guard.call(READ, () -> desk.find(id)).orElseThrow(() -> new NoSuchSchedule(id));
  }
}
