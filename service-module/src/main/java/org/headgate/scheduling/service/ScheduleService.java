package org.headgate.scheduling.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.headgate.audit.service.AuditTrailService;
import org.headgate.audit.service.ScheduleAuditActions;
import org.headgate.common.identity.UserId;
import org.headgate.common.problem.ResourceNotFoundException;
import org.headgate.common.problem.TooManyRequestsException;
import org.headgate.common.service.IdGenerator;
import org.headgate.scheduling.api.ScheduleLimitExceededException;
import org.headgate.scheduling.api.ScheduleStatistics;
import org.headgate.scheduling.persistence.ExecutionEntity;
import org.headgate.scheduling.persistence.ExecutionHistoryQueries;
import org.headgate.scheduling.persistence.ExecutionRepository;
import org.headgate.scheduling.persistence.ExecutionStatisticsQueries;
import org.headgate.scheduling.persistence.ScheduleEntity;
import org.headgate.scheduling.persistence.ScheduleRepository;
import org.headgate.scheduling.persistence.ScheduleSearchCriteria;
import org.headgate.scheduling.persistence.ScheduleSearchRepository;
import org.headgate.scheduling.persistence.ScheduleSearchRepository.SchedulePage;
import org.headgate.scheduling.persistence.UuidTimeBound;

/** Reads schedules outside of any transaction, and writes them in one. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ScheduleService {

  static final int LIMIT = 1000;

  private static final int MAX_MANUAL = 10;

  /** About as many as 1,000 schedules of every ten seconds have in two minutes. */
  private static final int MAX_BACKFILLED = 10_000;

  private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

  @PersistenceContext(unitName = "platform")
  EntityManager entityManager;

  @Inject AuditTrailService auditTrail;
  @Inject IdGenerator idGenerator;

  public Optional<ScheduleEntity> find(UserId accountId, UUID id) {
    return schedules().find(accountId.value(), id);
  }

  /** Newest first. */
  public SchedulePage page(ScheduleSearchCriteria filter, Optional<UUID> before, int limit) {
    return new ScheduleSearchRepository(entityManager).page(filter, before, limit);
  }

  public Optional<ScheduleEntity> find(UUID id) {
    return schedules().find(id);
  }

  /** All attempts, latest instant first. */
  public List<ExecutionHistoryQueries.Item> history(
      UUID scheduleId, Optional<ExecutionHistoryQueries.Position> before, int limit) {
    return new ExecutionHistoryQueries(entityManager).find(scheduleId, before, limit);
  }

  /**
   * @param row creates the row from the database's clock
   * @throws ScheduleLimitExceededException when the owner has 1,000
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public ScheduleEntity add(UserId accountId, Function<Instant, ScheduleEntity> row) {
    ScheduleRepository schedules = schedules();
    ScheduleRepository.OwnerQuota quota = schedules.lockOwnerQuota(accountId.value());
    if (quota.schedules() >= LIMIT) {
      throw new ScheduleLimitExceededException(LIMIT);
    }
    ScheduleEntity added = row.apply(quota.now());
    schedules.add(added);
    auditTrail.record(ScheduleAuditActions.of(ScheduleAuditActions.CREATE, added.id()));
    return added;
  }

  /**
   * All executions of an owner's schedules, one schedule after the other, latest first.
   *
   * @param after the last one of the previous page
   */
  public List<ExecutionEntity> executionsOfOwner(
      UserId accountId, Optional<ExecutionRepository.Position> after, int limit) {
    return executions().ofOwner(accountId.value(), after, limit);
  }

  /** Deletes all data of the owner. */
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public void erase(UserId accountId) {
    schedules().deleteByOwner(accountId.value());
  }

  /** Writes a schedule of the service's own. */
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public void putSystem(Function<Instant, ScheduleEntity> row) {
    ScheduleRepository schedules = schedules();
    schedules.putSystem(row.apply(schedules.now()));
  }

  public ScheduleStatistics statistics(UUID scheduleId) {
    return ScheduleMapper.statistics(
        new ExecutionStatisticsQueries(entityManager).find(scheduleId));
  }

  /**
   * @param days the length of a partition
   * @return how many executions that ended so long ago were removed
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public int purge(Duration age, int days, int limit) {
    Instant cutoff = schedules().now().minus(age);
    return executions().purge(UuidTimeBound.idUpperBoundBefore(cutoff), cutoff, days, limit);
  }

  /**
   * @return how many executions of deleted schedules were removed
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public int purgeOfDeleted(int limit) {
    return executions().purgeOfDeleted(limit);
  }

  /**
   * Applies a change that was computed from an earlier read.
   *
   * @return whether it was written: nobody changed it since
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public boolean update(ScheduleEntity previous, Consumer<ScheduleEntity> change) {
    Optional<ScheduleEntity> found =
        schedules()
            .findForUpdate(previous.id())
            .filter(schedule -> schedule.revision() == previous.revision());
    found.ifPresent(schedule -> apply(schedule, change));
    return found.isPresent();
  }

  private void apply(ScheduleEntity schedule, Consumer<ScheduleEntity> change) {
    boolean wasEnabled = schedule.enabled();
    boolean wasQuiet = schedule.quietUntil().isPresent();
    change.accept(schedule);
    entityManager.flush();
    if (wasQuiet && schedule.quietUntil().isEmpty()) {
      executions().hasten(schedule.id());
    }
    if (wasEnabled && !schedule.enabled()) {
      executions().holdQueued(schedule.id());
    } else if (!wasEnabled && schedule.enabled()) {
      executions().releaseHeld(schedule.id());
    }
    auditTrail.record(
        ScheduleAuditActions.of(ScheduleAuditActions.CHANGE, schedule.id())
            .with("enabled", String.valueOf(schedule.enabled())));
  }

  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public boolean delete(UserId accountId, UUID id, Optional<Long> revision) {
    boolean deleted = schedules().delete(accountId.value(), id, revision);
    if (deleted) {
      auditTrail.record(ScheduleAuditActions.of(ScheduleAuditActions.DELETE, id));
    }
    return deleted;
  }

  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public ExecutionEntity orderManual(UserId accountId, UUID scheduleId) {
    if (!schedules().incrementFence(accountId.value(), scheduleId)) {
      throw ResourceNotFoundException.schedule(scheduleId);
    }
    auditTrail.record(ScheduleAuditActions.of(ScheduleAuditActions.TRIGGER, scheduleId));
    return executions()
        .orderManual(idGenerator.next(), scheduleId, MAX_MANUAL)
        .orElseThrow(
            () ->
                new TooManyRequestsException(
                    MAX_MANUAL + " manual executions are unfinished", RETRY_AFTER));
  }

  /**
   * @return how many of the instants are executed now
   * @throws TooManyRequestsException when the owner has 10,000 such executions that have not ended
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public int orderBackfill(UserId accountId, UUID scheduleId, List<Instant> instants) {
    schedules().lockOwnerQuota(accountId.value());
    if (!schedules().incrementFence(accountId.value(), scheduleId)) {
      throw ResourceNotFoundException.schedule(scheduleId);
    }
    int ordered =
        executions()
            .orderBackfill(
                scheduleId,
                instants.stream().map(instant -> idGenerator.next()).toList(),
                instants);
    if (ordered > 0
        && schedules().countUnfinishedBackfills(accountId.value(), MAX_BACKFILLED + 1)
            > MAX_BACKFILLED) {
      throw new TooManyRequestsException(
          "10,000 backfilled executions of your schedules are unfinished", RETRY_AFTER);
    }
    executions().release(scheduleId);
    auditTrail.record(
        ScheduleAuditActions.of(ScheduleAuditActions.BACKFILL, scheduleId)
            .with("instants", String.valueOf(ordered)));
    return ordered;
  }

  private ScheduleRepository schedules() {
    return new ScheduleRepository(entityManager);
  }

  private ExecutionRepository executions() {
    return new ExecutionRepository(entityManager);
  }
}
