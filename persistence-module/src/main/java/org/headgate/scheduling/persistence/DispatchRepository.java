package org.headgate.scheduling.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.OperatorSqlGateway;
import org.headgate.pool.persistence.PoolDataSource;

/**
 * Finds due schedules and claims them for a node. Each call is one statement and one transaction,
 * so it holds a connection only for the statement. The database's clock decides.
 */
@Dependent
public class DispatchRepository {

  private final OperatorSqlGateway platform;

  @Inject
  public DispatchRepository(@PoolDataSource(PoolName.PLATFORM) DataSource pool) {
    platform = new OperatorSqlGateway(pool);
  }

  /**
   * Schedules that are due, the most overdue first; fewer than the limit if their actions are
   * large.
   */
  public List<DueSchedule> due(int limit) {
    return due("", "", limit);
  }

  /**
   * As {@link #due(int)}, only for the node's share: live nodes divide all schedules by id, so that
   * they do not compete for the same ones.
   */
  public List<DueSchedule> dueOfShare(UUID nodeId, int limit) {
    return due(
        """
        with live as materialized (
          select cast(greatest(count(*), 1) as integer) as nodes,
                 cast(count(*) filter (where n.id < ?) as integer) as place
            from platform.schedule_node n where n.lease_until >= clock_timestamp()
        )
        """,
        """
        and (hashtext(cast(s.id as text)) & 2147483647) % (select nodes from live) = (select place from live)
        """,
        nodeId,
        limit);
  }

  /**
   * As {@link #due(int)}, only for schedules that the node whose share they are in has left for
   * that long.
   */
  public List<DueSchedule> abandoned(Duration since, int limit) {
    return due("", "and s.next_at < now() - ? * interval '1 millisecond'", since, limit);
  }

  /** As {@link #due(int)}, only for the service's own schedules. */
  public List<DueSchedule> dueOfService(int limit) {
    return due("", "and s.owner_id is null", limit);
  }

  /**
   * Cron schedules with an instant to come and a later id, in the order of ids; fewer than the
   * limit if their actions are large, and none behind the last one.
   */
  public List<DueSchedule> plannedCron(UUID after, int limit) {
    String condition = "s.id > ? and s.next_at > now() and s.trigger->>'type' = 'cron'";
    return schedules("", condition, "id", after, limit);
  }

  private List<DueSchedule> due(String with, String condition, Object... parameters) {
    return schedules(with, "s.next_at <= now() " + condition, "next_at", parameters);
  }

  private List<DueSchedule> schedules(
      String with, String condition, String order, Object... parameters) {
    String found =
        """
        select s.id, s.next_at, s.fence, s.trigger, s.dst_gap, s.dst_gap_chosen, s.dst_overlap, s.dst_overlap_chosen, s.anchored_at, s.catch_up,
               s.catch_up_window_ms, coalesce(a.is_active, s.owner_id is null) as served, clock_timestamp() as now, %s,
               %s
          from platform.schedule s left join platform.account a on a.id = s.owner_id
         where %s order by s.%s limit ?
        """
            .formatted(DispatchRow.WORK, ClaimSql.ACTION_BYTES, condition, order);
    return platform.query(with + ClaimSql.fitting(found, order), DispatchRow::due, parameters);
  }

  /**
   * An execution that this node claimed.
   *
   * @param at the database's clock
   */
  public record Claimed(UUID id, Instant at) {}

  /**
   * Moves schedules to their next instants and claims for this node what may start at once. A
   * schedule that another node has moved or is moving is skipped with all its instants. An instant
   * that is due behind 1,000 queued ones is skipped, because a slow receiver would let them pile
   * up; those of a backfill do not count.
   *
   * @return the executions that this node is to carry out
   */
  public List<Claimed> claim(UUID nodeId, List<ScheduleClaim> claims) {
    ClaimColumns columns = ClaimColumns.of(claims);
    return platform.query(
        ClaimSql.CLAIM,
        row ->
            new Claimed(
                row.getObject("id", UUID.class), OperatorSqlGateway.instant(row, "claimed_at")),
        columns.schedules(),
        columns.fences(),
        columns.nextInstants(),
        columns.ids(),
        columns.schedulesOfPlacements(),
        columns.instants(),
        columns.decisions(),
        columns.reasons(),
        columns.places(),
        nodeId);
  }

  /**
   * Claims waiting executions that are due, the longest overdue first; fewer than the limit if
   * their actions are large. Those of an inactive owner are skipped; those of a schedule that was
   * paused as they began to wait are held.
   */
  public List<ClaimedExecution> claimWaiting(UUID nodeId, int limit) {
    return claimWaiting("", nodeId, limit);
  }

  /** As {@link #claimWaiting}, only for the service's own schedules. */
  public List<ClaimedExecution> claimWaitingOfService(UUID nodeId, int limit) {
    return claimWaiting(
        """
        and exists (select 1 from platform.schedule o where o.id = w.schedule_id and o.owner_id is null)
        """,
        nodeId,
        limit);
  }

  private List<ClaimedExecution> claimWaiting(String condition, UUID nodeId, int limit) {
    return platform.query(
        """
        with due as (
          select w.id, w.scheduled_for, w.due_at,
                 (select %s from platform.schedule s where s.id = w.schedule_id) as action_bytes,
                 case when %s then 'waiting'
                      when (select coalesce(a.is_active, o.owner_id is null) from platform.schedule o
                              left join platform.account a on a.id = o.owner_id where o.id = w.schedule_id)
                      then 'running' else 'skipped' end as state
            from platform.execution w
           where w.state = 'waiting' and w.due_at <= now() %s order by w.due_at limit ?
             for update skip locked
        ), f as (%s), e as (
          update platform.execution u
             set state = f.state, token = u.token + 1, due_at = null,
                 picked_by = case when f.state = 'running' then cast(? as uuid) end,
                 started_at = case when f.state = 'running' then now() end,
                 finished_at = case when f.state = 'skipped' then now() end,
                 error = case f.state when 'waiting' then u.error
                                      when 'skipped' then 'the owner''s account is not active' end
            from f where u.id = f.id and u.scheduled_for = f.scheduled_for
          returning u.*
        )
        select e.id, e.schedule_id, e.scheduled_for, e.kind, e.attempt, e.deaths, e.token, e.deferrals,
               e.deferred_since, clock_timestamp() as claimed_at, %s
          from e join platform.schedule s on s.id = e.schedule_id
         where e.state = 'running'
        """
            .formatted(
                ClaimSql.ACTION_BYTES,
                QueueSql.isHeld("w"),
                condition,
                ClaimSql.fitting("select * from due", "due_at"),
                DispatchRow.WORK),
        DispatchRow::execution,
        limit,
        nodeId);
  }

  /** Time until something is due, as far as known now; empty when nothing is planned. */
  public Optional<Duration> untilDue() {
    return platform
        .query(
            """
            select extract(epoch from least((select min(next_at) from platform.schedule),
                                            (select min(due_at) from platform.execution where state = 'waiting'))
                                      - clock_timestamp()) as seconds
            """,
            row -> Optional.ofNullable(row.getBigDecimal("seconds")))
        .get(0)
        .map(seconds -> Duration.ofMillis((long) (seconds.doubleValue() * 1000)));
  }
}
