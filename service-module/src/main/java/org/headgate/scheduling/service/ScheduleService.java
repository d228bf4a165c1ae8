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
import org.headgate.audit.service.AuditTrailService;
import org.headgate.audit.service.ScheduleAuditActions;
import org.headgate.common.identity.UserId;
import org.headgate.common.problem.TooManyRequestsException;
import org.headgate.common.service.IdGenerator;
import org.headgate.scheduling.api.Execution;
import org.headgate.scheduling.api.ScheduleLimitExceededException;
import org.headgate.scheduling.api.ScheduleNotFoundException;
import org.headgate.scheduling.api.ScheduleState;
import org.headgate.scheduling.api.ScheduleStatistics;
import org.headgate.scheduling.persistence.ExecutionRepository;
import org.headgate.scheduling.persistence.ScheduleEntity;
import org.headgate.scheduling.persistence.ScheduleRepository;
import org.headgate.scheduling.persistence.WrittenBefore;

/** Reads schedules outside of any transaction, and writes them in one. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ScheduleService {

  static final int LIMIT = 1000;

  private static final int MOST_MANUAL = 10;
  private static final Duration LATER = Duration.ofSeconds(10);

  @Inject ScheduleRepository scheduleRepository;
  @Inject ExecutionRepository executionRepository;
  @Inject AuditTrailService trail;
  @Inject IdGenerator idGenerator;

  public Optional<ScheduleEntity> find(UserId owner, UUID id) {
    return scheduleRepository.find(owner.value(), id);
  }

  public List<ScheduleEntity> ofOwner(UserId owner, Optional<UUID> before, int limit) {
    return scheduleRepository.findByOwner(owner.value(), before, limit);
  }

  public Optional<ScheduleEntity> find(UUID id) {
    return scheduleRepository.find(id);
  }

  public List<ScheduleEntity> all(Optional<ScheduleState> state, Optional<UUID> before, int limit) {
    return scheduleRepository.all(state, before, limit);
  }

  public List<Execution> history(
      UUID schedule, Optional<ExecutionRepository.Place> before, int limit) {
    return executionRepository.history(schedule, before, limit);
  }

  /**
   * @param row what to write, from the database's clock
   * @throws ScheduleLimitExceededException when the owner has 1,000
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public ScheduleEntity add(UserId owner, Function<Instant, ScheduleEntity> row) {
    ScheduleRepository.OwnersPlace place = scheduleRepository.lockOwnerQuota(owner.value());
    if (place.schedules() >= LIMIT) {
      throw new ScheduleLimitExceededException(LIMIT);
    }
    ScheduleEntity added = row.apply(place.now());
    scheduleRepository.add(added);
    trail.record(ScheduleAuditActions.of(ScheduleAuditActions.CREATE, added.id()));
    return added;
  }

  /**
   * All instants of an owner's schedules, one schedule after the other, the latest first.
   *
   * @param after the last one of the page before
   */
  public List<Execution> executionsOfOwner(UserId owner, Optional<Execution> after, int limit) {
    return executionRepository.ofOwner(owner.value(), after, limit);
  }

  /** Removes all that the owner has. */
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public void erase(UserId owner) {
    scheduleRepository.deleteByOwner(owner.value());
  }

  /** Writes one of the service's own. */
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public void putSystem(Function<Instant, ScheduleEntity> row) {
    scheduleRepository.add(row.apply(scheduleRepository.now()));
  }

  public ScheduleStatistics statistics(UUID schedule) {
    return executionRepository.statistics(schedule);
  }

  /**
   * @return how many executions that ended so long ago were removed
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public int purge(Duration age, int limit) {
    return executionRepository.purge(
        WrittenBefore.idUpperBoundBefore(scheduleRepository.now().minus(age)), age, limit);
  }

  /**
   * @return whether it was written: nobody changed it since it was read
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public boolean update(ScheduleEntity before, ScheduleEntity after, boolean retimed) {
    boolean written = scheduleRepository.change(after, retimed);
    if (written && before.enabled() && !after.enabled()) {
      executionRepository.holdQueued(after.id());
    } else if (written && !before.enabled() && after.enabled()) {
      executionRepository.releaseHeld(after.id());
    }
    if (written) {
      trail.record(
          ScheduleAuditActions.of(ScheduleAuditActions.CHANGE, after.id())
              .with("enabled", String.valueOf(after.enabled())));
    }
    return written;
  }

  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public boolean delete(UserId owner, UUID id, Optional<Long> revision) {
    boolean deleted = scheduleRepository.delete(owner.value(), id, revision);
    if (deleted) {
      trail.record(ScheduleAuditActions.of(ScheduleAuditActions.DELETE, id));
    }
    return deleted;
  }

  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public Execution orderManual(UserId owner, UUID schedule) {
    if (!executionRepository.incrementFence(owner.value(), schedule)) {
      throw new ScheduleNotFoundException(schedule);
    }
    trail.record(ScheduleAuditActions.of(ScheduleAuditActions.TRIGGER, schedule));
    return executionRepository
        .orderManual(idGenerator.next(), schedule, MOST_MANUAL)
        .orElseThrow(
            () ->
                new TooManyRequestsException(
                    MOST_MANUAL + " executions that were asked for are not finished", LATER));
  }

  /**
   * @return how many of the instants are executed now
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public int orderBackfill(UserId owner, UUID schedule, List<Instant> instants) {
    if (!executionRepository.incrementFence(owner.value(), schedule)) {
      throw new ScheduleNotFoundException(schedule);
    }
    int ordered =
        executionRepository.orderBackfill(
            schedule, instants.stream().map(instant -> idGenerator.next()).toList(), instants);
    executionRepository.release(schedule);
    trail.record(
        ScheduleAuditActions.of(ScheduleAuditActions.BACKFILL, schedule)
            .with("instants", String.valueOf(ordered)));
    return ordered;
  }
}
