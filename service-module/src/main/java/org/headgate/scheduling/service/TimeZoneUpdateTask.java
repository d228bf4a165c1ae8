package org.headgate.scheduling.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.headgate.common.text.SingleLineLogger;
import org.headgate.common.time.TimeZoneDatabase;
import org.headgate.config.database.PoolName;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;
import org.headgate.scheduling.api.IntervalTrigger;
import org.headgate.scheduling.api.Trigger;
import org.headgate.scheduling.persistence.DispatchRepository;
import org.headgate.scheduling.persistence.DueSchedule;
import org.headgate.scheduling.persistence.ScheduleClaim;

/**
 * Computes the next instants of cron schedules again, since a new tz database may have moved them.
 * A node has one version of it as long as it runs, and so does this once.
 */
@ApplicationScoped
public class TimeZoneUpdateTask implements SystemTask {

  private static final Logger LOG = SingleLineLogger.of(TimeZoneUpdateTask.class);
  private static final GuardedWork READ = GuardedWork.read(PoolName.PLATFORM, WorkPriority.JOBS);
  private static final GuardedWork WRITE = GuardedWork.write(PoolName.PLATFORM, WorkPriority.JOBS);
  private static final Duration INTERVAL = Duration.ofHours(1);
  private static final int PAGE = 500;

  /** Before every id; as a node, it never executes anything. */
  private static final UUID NIL = new UUID(0, 0);

  @Inject DispatchRepository schedules;
  @Inject DatabaseGuard guard;

  private volatile boolean isDone;

  @Override
  public String name() {
    return "time-zones";
  }

  @Override
  public Trigger trigger() {
    return new IntervalTrigger(INTERVAL, Optional.empty());
  }

  @Override
  public void run() {
    if (isDone) {
      return;
    }
    int moved = 0;
    Optional<UUID> last = Optional.of(NIL);
    while (last.isPresent()) {
      UUID after = last.get();
      List<DueSchedule> page = guard.call(READ, () -> schedules.plannedCron(after, PAGE));
      moved += move(page);
      last = page.isEmpty() ? Optional.empty() : Optional.of(page.get(page.size() - 1).id());
    }
    isDone = true;
    if (moved > 0) {
      LOG.log(
          Level.INFO,
          "The next instants of {0} schedules were moved, as the tz database {1} says",
          moved,
          TimeZoneDatabase.version());
    }
  }

  private int move(List<DueSchedule> planned) {
    List<ScheduleClaim> moves =
        planned.stream().flatMap(schedule -> moveOf(schedule).stream()).toList();
    if (!moves.isEmpty()) {
      guard.call(WRITE, () -> schedules.claim(NIL, moves));
    }
    return moves.size();
  }

  /** Empty when the instant is right, or the dispatcher will report that nobody can read it. */
  private static Optional<ScheduleClaim> moveOf(DueSchedule schedule) {
    try {
      Optional<Instant> next =
          TriggerValidator.recurrence(
                  ScheduleMapper.trigger(schedule.trigger()),
                  schedule.dstGap(),
                  schedule.dstOverlap(),
                  schedule.anchoredAt())
              .nextAfter(schedule.now());
      return next.equals(Optional.of(schedule.scheduledFor()))
          ? Optional.empty()
          : Optional.of(new ScheduleClaim(schedule.id(), schedule.fence(), next, List.of()));
    } catch (RuntimeException | StackOverflowError e) {
      LOG.log(Level.DEBUG, "Schedule " + schedule.id() + " cannot be parsed", e);
      return Optional.empty();
    }
  }
}
