package org.headgate.scheduling.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.headgate.audit.service.AuditTrail;
import org.headgate.crypto.service.Ids;
import org.headgate.identity.UserId;
import org.headgate.problem.TooManyRequests;
import org.headgate.scheduling.Execution;
import org.headgate.scheduling.NoSuchSchedule;
import org.headgate.scheduling.ScheduleState;
import org.headgate.scheduling.ScheduleStatistics;
import org.headgate.scheduling.TooManySchedules;
import org.headgate.scheduling.persistence.Executions;
import org.headgate.scheduling.persistence.ScheduleRow;
import org.headgate.scheduling.persistence.Schedules;

/** Reads schedules outside of any transaction, and writes them in one. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ScheduleDesk {

  static final int LIMIT = 1000;

  private static final int MOST_MANUAL = 10;
  private static final Duration LATER = Duration.ofSeconds(10);

  @Inject Schedules schedules;
  @Inject Executions executions;
  @Inject AuditTrail trail;
  @Inject Ids ids;

  public Optional<ScheduleRow> find(UserId owner, UUID id) {
    return schedules.find(owner.value(), id);
  }

  public List<ScheduleRow> ofOwner(UserId owner, Optional<UUID> before, int limit) {
    return schedules.ofOwner(owner.value(), before, limit);
  }

  public Optional<ScheduleRow> find(UUID id) {
    return schedules.find(id);
  }

  public List<ScheduleRow> all(Optional<ScheduleState> state, Optional<UUID> before, int limit) {
    return schedules.all(state, before, limit);
  }

  public List<Execution> history(UUID schedule, Optional<Executions.Place> before, int limit) {
    return executions.history(schedule, before, limit);
  }

  /**
   * @param row what to write, from the database's clock
   * @throws TooManySchedules when the owner has 1,000
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public ScheduleRow add(UserId owner, Function<Instant, ScheduleRow> row) {
    Schedules.OwnersPlace place = schedules.lockOwner(owner.value());
    if (place.schedules() >= LIMIT) {
      throw new TooManySchedules(LIMIT);
    }
    ScheduleRow added = row.apply(place.now());
    schedules.add(added);
    trail.record(ScheduleDeeds.of(ScheduleDeeds.CREATE, added.id()));
    return added;
  }

  /**
   * All instants of an owner's schedules, one schedule after the other, the latest first.
   *
   * @param after the last one of the page before
   */
  public List<Execution> executionsOfOwner(UserId owner, Optional<Execution> after, int limit) {
    return executions.ofOwner(owner.value(), after, limit);
  }

  /** Removes all that the owner has. */
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public void erase(UserId owner) {
    schedules.deleteOf(owner.value());
  }

  /** Writes one of the service's own. */
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public void putSystem(Function<Instant, ScheduleRow> row) {
    schedules.add(row.apply(schedules.now()));
  }

  public ScheduleStatistics statistics(UUID schedule) {
    return executions.statistics(schedule);
  }

  /**
   * @return how many executions that ended so long ago were removed
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public int purge(Duration age, int limit) {
    return executions.purge(WrittenBefore.id(schedules.now().minus(age)), age, limit);
  }

  /**
   * @return whether it was written: nobody changed it since it was read
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public boolean change(ScheduleRow before, ScheduleRow after, boolean retimed) {
    boolean written = schedules.change(after, retimed);
    if (written && before.enabled() && !after.enabled()) {
      executions.hold(after.id());
    } else if (written && !before.enabled() && after.enabled()) {
      executions.letGo(after.id());
    }
    if (written) {
      trail.record(
          ScheduleDeeds.of(ScheduleDeeds.CHANGE, after.id())
              .with("enabled", String.valueOf(after.enabled())));
    }
    return written;
  }

  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public boolean delete(UserId owner, UUID id, Optional<Long> revision) {
    boolean deleted = schedules.delete(owner.value(), id, revision);
    if (deleted) {
      trail.record(ScheduleDeeds.of(ScheduleDeeds.DELETE, id));
    }
    return deleted;
  }

  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public Execution orderManual(UserId owner, UUID schedule) {
    if (!executions.fence(owner.value(), schedule)) {
      throw new NoSuchSchedule(schedule);
    }
    trail.record(ScheduleDeeds.of(ScheduleDeeds.TRIGGER, schedule));
    return executions
        .orderManual(ids.next(), schedule, MOST_MANUAL)
        .orElseThrow(
            () ->
                new TooManyRequests(
                    MOST_MANUAL + " executions that were asked for are not finished", LATER));
  }

  /**
   * @return how many of the instants are executed now
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public int orderBackfill(UserId owner, UUID schedule, List<Instant> instants) {
    if (!executions.fence(owner.value(), schedule)) {
      throw new NoSuchSchedule(schedule);
    }
    int ordered =
        executions.orderBackfill(
            schedule, instants.stream().map(instant -> ids.next()).toList(), instants);
    executions.release(schedule);
    trail.record(
        ScheduleDeeds.of(ScheduleDeeds.BACKFILL, schedule)
            .with("instants", String.valueOf(ordered)));
    return ordered;
  }
}
