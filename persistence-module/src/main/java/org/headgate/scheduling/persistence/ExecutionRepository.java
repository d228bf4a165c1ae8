package org.headgate.scheduling.persistence;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/**
 * Reads and creates executions for the owner of a schedule. Each call is one statement, but for the
 * purge of deleted schedules.
 */
public class ExecutionRepository {

  private final EntityManager entityManager;

  public ExecutionRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /** The last execution of a page: its schedule and instant. */
  public record Position(UUID scheduleId, Instant scheduledFor) {}

  /**
   * All executions of all schedules of an owner, one schedule after the other, the latest first. It
   * reads no more than a page: the bound of the instant has no OR, so that the index begins there.
   *
   * @param after the last one of the previous page
   */
  public List<ExecutionEntity> ofOwner(UUID accountId, Optional<Position> after, int limit) {
    NativeQuery<ExecutionEntity> query =
        entityManager
            .unwrap(Session.class)
            .createNativeQuery(
                """
                select e.*
                  from (select id from platform.schedule where owner_id = :owner %s order by id) s
                 cross join lateral (
                       select * from platform.execution o where o.schedule_id = s.id %s
                        order by o.scheduled_for desc limit :limit) e
                 order by s.id, e.scheduled_for desc limit :limit
                """
                    .formatted(
                        after.isPresent() ? "and id >= :schedule" : "",
                        after.isPresent()
                            ? """
                              and o.scheduled_for < case when s.id = :schedule
                                    then cast(:instant as timestamptz) else 'infinity' end"""
                            : ""),
                ExecutionEntity.class)
            .setParameter("owner", accountId)
            .setParameter("limit", limit);
    after.ifPresent(
        position ->
            query
                .setParameter("schedule", position.scheduleId())
                .setParameter("instant", position.scheduledFor()));
    return query.getResultList();
  }

  /**
   * Creates an execution that is due now and belongs to no instant of the trigger; empty when
   * {@code max} manual executions are unfinished.
   */
  public Optional<ExecutionEntity> orderManual(UUID id, UUID scheduleId, int max) {
    return entityManager
        .unwrap(Session.class)
        .createNativeQuery(
            """
            insert into platform.execution as e (id, schedule_id, scheduled_for, kind, state, due_at, error)
            select :id, s.id, clock_timestamp(), 'manual', 'waiting', greatest(clock_timestamp(), s.quiet_until),
                   case when s.quiet_until > now() then 'the receiver asked for a pause' end
              from platform.schedule s
             where s.id = :schedule
               and (select count(*) from platform.execution o
                     where o.schedule_id = :schedule and o.kind = 'manual' and o.state in ('waiting', 'running'))
                   < :most
            returning e.*
            """,
            ExecutionEntity.class)
        .setParameter("id", id)
        .setParameter("schedule", scheduleId)
        .setParameter("most", max)
        .getResultList()
        .stream()
        .findFirst();
  }

  /**
   * Creates executions for past instants; those that were executed or already wait are left alone.
   *
   * @return how many were created
   */
  public int orderBackfill(UUID scheduleId, List<UUID> ids, List<Instant> instants) {
    return entityManager
        .createNativeQuery(
            """
            insert into platform.execution as e (id, schedule_id, scheduled_for, kind, state)
            select i.id, :schedule, i.scheduled_for, 'backfill', 'queued'
              from unnest(cast(:ids as uuid[]), cast(:instants as timestamptz[])) as i(id, scheduled_for)
            on conflict (schedule_id, scheduled_for) do update
               set kind = 'backfill', state = 'queued', error = null, started_at = null, finished_at = null,
                   deferrals = 0, deferred_since = null
             where e.state in ('skipped', 'missed')
            """)
        .setParameter("schedule", scheduleId)
        .setParameter("ids", ids.toArray(UUID[]::new))
        .setParameter("instants", instants.toArray(Instant[]::new))
        .executeUpdate();
  }

  /**
   * Starts queued executions: all of them if they may overlap, else the earliest when none is
   * running.
   */
  public void release(UUID scheduleId) {
    update(
        scheduleId,
        """
        update platform.execution q set state = 'waiting', due_at = greatest(clock_timestamp(), s.quiet_until)
          from platform.schedule s
         where s.id = :schedule and q.schedule_id = s.id and q.state = 'queued'
           and (s.overlap = 'allow'
                or (not exists (select 1 from platform.execution o
                                 where o.schedule_id = s.id and o.state in ('waiting', 'running'))
                    and q.scheduled_for = (select min(m.scheduled_for) from platform.execution m
                                            where m.schedule_id = s.id and m.state = 'queued')))
        """);
  }

  /**
   * Deletes executions that were written and ended before, unless they go with their partition.
   *
   * @param days the length of a partition
   */
  public int purge(UUID writtenBefore, Instant endedBefore, int days, int limit) {
    return entityManager
        .createNativeQuery(
            """
            delete from platform.execution where id = any (array(
              select e.id from platform.execution e
               where e.id < :before and e.state in ('succeeded', 'failed', 'skipped', 'missed') and e.finished_at < :ended
                 and e.scheduled_for < (select platform.executions_deleted_before(:days, cast(:ended as timestamptz)))
               order by e.id limit :limit))
            """)
        .setParameter("before", writtenBefore)
        .setParameter("ended", endedBefore)
        .setParameter("days", days)
        .setParameter("limit", limit)
        .executeUpdate();
  }

  /**
   * Deletes executions that deleted schedules left, and forgets the schedules that have none. Both
   * ask in the order of an index, or the planner may read all of the table for each schedule.
   *
   * @return how many executions
   */
  public int purgeOfDeleted(int limit) {
    int removed =
        entityManager
            .createNativeQuery(
                """
                delete from platform.execution where id = any (array(
                  select e.id from platform.deleted_schedule d
                   cross join lateral (
                         select o.id from platform.execution o where o.schedule_id = d.schedule_id
                          order by o.scheduled_for limit :limit) e
                   limit :limit))
                """)
            .setParameter("limit", limit)
            .executeUpdate();
    if (removed < limit) {
      entityManager
          .createNativeQuery(
              """
              delete from platform.deleted_schedule d
               where not exists (
                     select 1 from (select 1 from platform.execution o where o.schedule_id = d.schedule_id
                                     order by o.scheduled_for limit 1) as remaining)
              """)
          .executeUpdate();
    }
    return removed;
  }

  /** Holds executions that wait for another attempt until {@link #releaseHeld}. */
  public void holdQueued(UUID scheduleId) {
    update(
        scheduleId,
        """
        update platform.execution set due_at = null
         where schedule_id = :schedule and state = 'waiting' and kind = 'scheduled'
        """);
  }

  /** Ends executions that have not started. */
  public void end(UUID scheduleId, String reason) {
    entityManager
        .createNativeQuery(
            """
            update platform.execution
               set state = 'skipped', finished_at = clock_timestamp(), due_at = null, error = :reason
             where schedule_id = :schedule and state in ('waiting', 'queued')
            """)
        .setParameter("schedule", scheduleId)
        .setParameter("reason", reason)
        .executeUpdate();
  }

  /**
   * Delays executions that have not started until the pause that the receiver asked for is over.
   */
  public void delay(UUID scheduleId) {
    update(
        scheduleId,
        """
        update platform.execution e set due_at = greatest(e.due_at, s.quiet_until)
          from platform.schedule s
         where s.id = e.schedule_id and e.schedule_id = :schedule and e.state = 'waiting' and e.due_at is not null
        """);
  }

  /** Makes executions due that wait, because the receiver that asked for a pause is gone. */
  public void hasten(UUID scheduleId) {
    update(
        scheduleId,
        """
        update platform.execution set due_at = clock_timestamp()
         where schedule_id = :schedule and state = 'waiting' and due_at > clock_timestamp()
        """);
  }

  /** Makes the executions held by {@link #holdQueued} due now. */
  public void releaseHeld(UUID scheduleId) {
    update(
        scheduleId,
        """
        update platform.execution e set due_at = greatest(clock_timestamp(), s.quiet_until)
          from platform.schedule s
         where s.id = e.schedule_id and e.schedule_id = :schedule and e.state = 'waiting' and e.due_at is null
        """);
  }

  private void update(UUID scheduleId, String statement) {
    entityManager.createNativeQuery(statement).setParameter("schedule", scheduleId).executeUpdate();
  }
}
