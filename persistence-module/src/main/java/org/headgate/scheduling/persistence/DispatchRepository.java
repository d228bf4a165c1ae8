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

  private static final String CLAIM =
      """
      with picked as (
        select s.id, c.next_at
          from platform.schedule s
          join unnest(cast(? as uuid[]), cast(? as bigint[]), cast(? as timestamptz[])) as c(id, fence, next_at)
            on c.id = s.id
         where s.fence = c.fence
           for update of s skip locked
      ), s as (
        update platform.schedule u set next_at = p.next_at, fence = u.fence + 1
          from picked p where u.id = p.id
        returning u.id, u.overlap,
                  case when u.quiet_until > now() then u.quiet_until end as quiet_until
      ), wanted as materialized (
        select w.*, s.overlap, s.quiet_until,
               (s.overlap <> 'allow' or s.quiet_until is not null)
               and (w.place > 1
                    or exists (select 1 from platform.execution o
                                where o.schedule_id = w.schedule_id
                                  and o.state in ('queued', 'waiting', 'running'))) as kept_back,
               s.overlap = 'queue' and w.decision = 'run'
               and exists (select 1 from platform.execution q
                            where q.schedule_id = w.schedule_id and q.state = 'queued' and q.kind = 'scheduled'
                           offset 999) as has_full_queue
          from unnest(cast(? as uuid[]), cast(? as uuid[]), cast(? as timestamptz[]), cast(? as text[]),
                      cast(? as text[]), cast(? as integer[]))
               as w(id, schedule_id, scheduled_for, decision, reason, place)
          join s on s.id = w.schedule_id
      ), fated as (
        select w.id, w.schedule_id, w.scheduled_for, w.quiet_until,
               case when w.decision in ('skipped', 'missed') then w.decision
                    when not w.kept_back and w.quiet_until is not null then 'waiting'
                    when w.decision = 'late' and w.overlap = 'allow' and not w.kept_back then 'waiting'
                    when not w.kept_back then 'running'
                    when w.decision = 'late' or (w.overlap = 'queue' and not w.has_full_queue) then 'queued'
                    else 'skipped' end as state,
               case when w.decision = 'run' and w.kept_back and w.overlap <> 'queue'
                    then 'an earlier execution is not finished'
                    when w.kept_back and w.has_full_queue then '1,000 earlier executions are not finished'
                    when w.decision in ('run', 'late') and w.quiet_until is not null and not w.kept_back
                    then 'the receiver asked for a pause' else w.reason end as reason
          from wanted w
      ), e as (
        insert into platform.execution
               (id, schedule_id, scheduled_for, state, token, picked_by, due_at, started_at, finished_at, error)
        select id, schedule_id, scheduled_for, state,
               case when state = 'running' then 1 else 0 end,
               case when state = 'running' then cast(? as uuid) end,
               case when state = 'waiting' then coalesce(quiet_until, now()) end,
               case when state = 'running' then now() end,
               case when state in ('skipped', 'missed') then now() end,
               reason
          from fated
        on conflict (schedule_id, scheduled_for) do nothing
        returning id, state
      )
      select id, clock_timestamp() as claimed_at from e where state = 'running'
      """;

  private final OperatorSqlGateway platform;

  @Inject
  public DispatchRepository(@PoolDataSource(PoolName.PLATFORM) DataSource pool) {
    platform = new OperatorSqlGateway(pool);
  }

  /** Schedules that are due, the most overdue first. */
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

  /** Cron schedules with an instant to come and a later id, in the order of ids. */
  public List<DueSchedule> plannedCron(UUID after, int limit) {
    String condition =
        "s.id > ? and s.next_at > now() and s.trigger->>'type' = 'cron' order by s.id";
    return schedules("", condition, after, limit);
  }

  private List<DueSchedule> due(String with, String condition, Object... parameters) {
    return schedules(with, "s.next_at <= now() " + condition + " order by s.next_at", parameters);
  }

  private List<DueSchedule> schedules(String with, String condition, Object... parameters) {
    return platform.query(
        """
        %s
        select s.id, s.next_at, s.fence, s.trigger, s.dst_gap, s.dst_gap_chosen, s.dst_overlap, s.dst_overlap_chosen, s.anchored_at, s.catch_up,
               s.catch_up_window_ms, coalesce(a.is_active, s.owner_id is null) as served, clock_timestamp() as now, %s
          from platform.schedule s left join platform.account a on a.id = s.owner_id where %s limit ?
        """
            .formatted(with, DispatchRow.WORK, condition),
        DispatchRow::due,
        parameters);
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
        CLAIM,
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
   * Claims waiting executions that are due, the longest overdue first. Those of an inactive owner
   * are skipped; those of a schedule that was paused as they began to wait are held.
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
          select w.id,
                 case when %s then 'waiting'
                      when (select coalesce(a.is_active, o.owner_id is null) from platform.schedule o
                              left join platform.account a on a.id = o.owner_id where o.id = w.schedule_id)
                      then 'running' else 'skipped' end as state
            from platform.execution w
           where w.state = 'waiting' and w.due_at <= now() %s order by w.due_at limit ?
             for update skip locked
        ), e as (
          update platform.execution u
             set state = due.state, token = u.token + 1, due_at = null,
                 picked_by = case when due.state = 'running' then cast(? as uuid) end,
                 started_at = case when due.state = 'running' then now() end,
                 finished_at = case when due.state = 'skipped' then now() end,
                 error = case due.state when 'waiting' then u.error
                                        when 'skipped' then 'the owner''s account is not active' end
            from due where u.id = due.id
          returning u.*
        )
        select e.id, e.schedule_id, e.scheduled_for, e.kind, e.attempt, e.deaths, e.token, e.deferrals,
               e.deferred_since, clock_timestamp() as claimed_at, %s
          from e join platform.schedule s on s.id = e.schedule_id
         where e.state = 'running'
        """
            .formatted(QueueSql.isHeld("w"), condition, DispatchRow.WORK),
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
