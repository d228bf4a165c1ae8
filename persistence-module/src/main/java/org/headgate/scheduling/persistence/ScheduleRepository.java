package org.headgate.scheduling.persistence;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** Reads and changes schedules for their owners. */
public class ScheduleRepository {

  /** Condition on a schedule {@code s}: it does not wait for the erasure of its owner. */
  static final String OWNER_IS_NOT_DELETED =
      "not exists (select 1 from Account a where a.id = s.accountId and a.deletedAt is not null)";

  private static final String SELECT = "select s from ScheduleEntity s where ";

  private final EntityManager entityManager;

  public ScheduleRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /** The result of {@link #lockOwnerQuota}. */
  public record OwnerQuota(Instant now, long schedules) {}

  /**
   * Keeps others from adding schedules of the owner until the transaction ends.
   *
   * @return the database's clock, and how many there are
   */
  public OwnerQuota lockOwnerQuota(UUID accountId) {
    entityManager
        .unwrap(Session.class)
        .createNativeQuery(
            "select 1 from (select pg_advisory_xact_lock(:high, :low)) as locked", Integer.class)
        .setParameter("high", (int) accountId.getMostSignificantBits())
        .setParameter("low", (int) accountId.getLeastSignificantBits())
        .getSingleResult();
    long schedules =
        entityManager
            .createQuery(
                "select count(s.id) from ScheduleEntity s where s.accountId = :owner", Long.class)
            .setParameter("owner", accountId)
            .getSingleResult();
    return new OwnerQuota(now(), schedules);
  }

  /**
   * The number of backfilled executions of an owner's schedules that have not ended.
   *
   * @param max counted at most
   */
  public long countUnfinishedBackfills(UUID accountId, int max) {
    return entityManager
        .unwrap(Session.class)
        .createNativeQuery(
            """
            select count(*)
              from (select 1
                      from platform.schedule s
                     cross join lateral (
                           select 1 from platform.execution e
                            where e.schedule_id = s.id and e.state in ('queued', 'waiting', 'running')
                              and e.kind = 'backfill' limit :max) as unfinished
                     where s.owner_id = :owner limit :max) as counted
            """,
            Long.class)
        .setParameter("owner", accountId)
        .setParameter("max", max)
        .getSingleResult();
  }

  /** The database's clock. */
  public Instant now() {
    return entityManager
        .unwrap(Session.class)
        .createNativeQuery("select clock_timestamp()", Instant.class)
        .getSingleResult();
  }

  public void add(ScheduleEntity schedule) {
    entityManager.persist(schedule);
    entityManager.flush();
  }

  /**
   * Adds a schedule of the service's own. It replaces one with the same task if the timing differs;
   * this is one statement, since all nodes run it when they start.
   */
  public void putSystem(ScheduleEntity schedule) {
    SchedulePolicy policy = schedule.policy();
    entityManager
        .createNativeQuery(
            """
            insert into platform.schedule
                   (id, system_task, name, enabled, trigger, action, dst_gap, dst_overlap, catch_up, catch_up_window_ms,
                    overlap, max_attempts, initial_delay_ms, max_delay_ms, anchored_at, next_at, revision, created_at,
                    updated_at)
            values (:id, :task, :name, :enabled, cast(:trigger as json), cast(:action as json), 'shift', 'first', :catchUp,
                    :window, :overlap, :attempts, :initialDelay, :maxDelay, :anchor, :next, :revision, :created, :created)
            on conflict (system_task) where system_task is not null do update
               set trigger = excluded.trigger, next_at = excluded.next_at, fence = schedule.fence + 1
             where cast(schedule.trigger as text) <> cast(excluded.trigger as text)
            """)
        .setParameter("id", schedule.id())
        .setParameter("task", schedule.systemTask().orElseThrow())
        .setParameter("name", schedule.name())
        .setParameter("enabled", schedule.enabled())
        .setParameter("trigger", schedule.trigger())
        .setParameter("action", schedule.action())
        .setParameter("catchUp", policy.catchUp().wireName())
        .setParameter("window", policy.catchUpWindow().toMillis())
        .setParameter("overlap", policy.overlap().wireName())
        .setParameter("attempts", policy.maxAttempts())
        .setParameter("initialDelay", policy.initialDelay().toMillis())
        .setParameter("maxDelay", policy.maxDelay().toMillis())
        .setParameter("anchor", schedule.anchoredAt())
        .setParameter("next", schedule.nextAt().orElseThrow())
        .setParameter("revision", schedule.revision())
        .setParameter("created", schedule.createdAt())
        .executeUpdate();
  }

  public Optional<ScheduleEntity> find(UUID accountId, UUID id) {
    return owned(accountId, id).getResultList().stream().findFirst();
  }

  /** As {@link #find(UUID, UUID)}, locked until the transaction ends. */
  public Optional<ScheduleEntity> findForUpdate(UUID accountId, UUID id) {
    return owned(accountId, id).setLockMode(LockModeType.PESSIMISTIC_WRITE).getResultList().stream()
        .findFirst();
  }

  /** A schedule of anybody whose account is not deleted, or of the service. */
  public Optional<ScheduleEntity> find(UUID id) {
    return entityManager
        .createQuery(SELECT + "s.id = :id and " + OWNER_IS_NOT_DELETED, ScheduleEntity.class)
        .setParameter("id", id)
        .getResultList()
        .stream()
        .findFirst();
  }

  /** As {@link #find(UUID)}, locked until the transaction ends. */
  public Optional<ScheduleEntity> findForUpdate(UUID id) {
    return byId(id).setLockMode(LockModeType.PESSIMISTIC_WRITE).getResultList().stream()
        .findFirst();
  }

  /**
   * Raises the fence, so that no node claims an instant without having seen what this transaction
   * adds. The revision stays.
   *
   * @return whether the owner has such a schedule
   */
  public boolean incrementFence(UUID accountId, UUID id) {
    return entityManager
            .createQuery(
                "update ScheduleEntity s set s.fence = s.fence + 1"
                    + " where s.id = :id and s.accountId = :owner")
            .setParameter("id", id)
            .setParameter("owner", accountId)
            .executeUpdate()
        == 1;
  }

  /**
   * Deletes a schedule of the owner.
   *
   * @param revision if given, only in this revision
   * @return whether there was one
   */
  public boolean delete(UUID accountId, UUID id, Optional<Long> revision) {
    String unchanged = revision.isPresent() ? " and s.revision = :revision" : "";
    Query delete =
        entityManager
            .createQuery(
                "delete from ScheduleEntity s where s.id = :id and s.accountId = :owner"
                    + unchanged)
            .setParameter("id", id)
            .setParameter("owner", accountId);
    revision.ifPresent(value -> delete.setParameter("revision", value));
    return delete.executeUpdate() == 1;
  }

  /**
   * Deletes all schedules of an owner with the executions that have not ended. {@link
   * ExecutionRepository#purgeOfDeleted} removes their long histories.
   */
  public void deleteByOwner(UUID accountId) {
    entityManager
        .createQuery("delete from ScheduleEntity s where s.accountId = :owner")
        .setParameter("owner", accountId)
        .executeUpdate();
  }

  private TypedQuery<ScheduleEntity> byId(UUID id) {
    return entityManager
        .createQuery(SELECT + "s.id = :id", ScheduleEntity.class)
        .setParameter("id", id);
  }

  private TypedQuery<ScheduleEntity> owned(UUID accountId, UUID id) {
    return entityManager
        .createQuery(SELECT + "s.id = :id and s.accountId = :owner", ScheduleEntity.class)
        .setParameter("id", id)
        .setParameter("owner", accountId);
  }
}
