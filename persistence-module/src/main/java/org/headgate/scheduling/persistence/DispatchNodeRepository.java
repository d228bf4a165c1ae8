package org.headgate.scheduling.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.OperatorSqlGateway;
import org.headgate.pool.persistence.PoolDataSource;
import org.headgate.pool.persistence.SharedValueQueries;

/**
 * The nodes that execute schedules, and the recovery of executions of dead nodes. Each call is one
 * statement; the database's clock is used.
 */
@Dependent
public class DispatchNodeRepository {

  /** An execution whose node died so often is not tried again. */
  private static final int MAX_DEATHS = 5;

  private static final String IS_FORGETTABLE =
      """
      n.lease_until < clock_timestamp() - interval '1 hour'
      and not exists (select 1 from platform.execution e where e.picked_by = n.id and e.state = 'running')
      """;

  /**
   * A query for the time until which no node has anything to do with schedules, in milliseconds
   * since 1970: 0 while an execution runs or is queued or a dead node is to be forgotten, null
   * while nothing is planned. It follows the order of the index, as {@link #leftBehind} does.
   */
  public static final String QUIET_UNTIL =
      """
      case when (select true from platform.execution d where d.state = 'running'
                  order by d.schedule_id, d.scheduled_for limit 1)
             or (select true from platform.execution q where q.state = 'queued'
                  order by q.schedule_id, q.scheduled_for limit 1)
             or exists (select 1 from platform.schedule_node n where %s)
           then 0
           else (%s) end
      """
          .formatted(
              IS_FORGETTABLE,
              SharedValueQueries.millis(
                  """
                  least((select min(next_at) from platform.schedule),
                        (select min(due_at) from platform.execution where state = 'waiting'))
                  """));

  /** The execution's node died. */
  private static final String IS_ORPHAN =
      """
      not exists (select 1 from platform.schedule_node n
                   where n.id = d.picked_by and n.lease_until >= clock_timestamp())
      """;

  /** The database assigned it to the node at least that long ago. */
  private static final String IS_OLD_CLAIM =
      "d.picked_by = ? and d.started_at < clock_timestamp() - ? * interval '1 millisecond'";

  private final OperatorSqlGateway platform;

  @Inject
  public DispatchNodeRepository(@PoolDataSource(PoolName.PLATFORM) DataSource pool) {
    platform = new OperatorSqlGateway(pool);
  }

  /** Takes or renews the node's lease. */
  public void renew(UUID nodeId, Duration lease) {
    platform.update(
        """
        insert into platform.schedule_node (id, started_at, lease_until)
        values (?, clock_timestamp(), clock_timestamp() + ? * interval '1 millisecond')
        on conflict (id) do update set lease_until = excluded.lease_until
        """,
        nodeId,
        lease);
  }

  /** Ends the node's lease; its executions are free for others at once. */
  public void leave(UUID nodeId) {
    platform.update("delete from platform.schedule_node where id = ?", nodeId);
  }

  /** Deletes nodes that died long ago and have no executions left. */
  public void forget() {
    platform.update("delete from platform.schedule_node n where " + IS_FORGETTABLE);
  }

  /** Executions that the database assigned to the node at least that long ago. */
  public List<UUID> running(UUID nodeId, Duration since) {
    return platform.query(
        "select d.id from platform.execution d where d.state = 'running' and " + IS_OLD_CLAIM,
        row -> row.getObject("id", UUID.class),
        nodeId,
        since);
  }

  /**
   * Releases executions of dead nodes for another attempt; those of a schedule that was paused
   * meanwhile are held.
   *
   * @return how many executions
   */
  public int takeOver(int limit) {
    return free(IS_ORPHAN + " limit ?", limit);
  }

  /**
   * Releases executions that were assigned to this node without its knowledge, because the answer
   * was lost.
   *
   * @return how many executions
   */
  public int releaseLost(UUID nodeId, List<UUID> executions) {
    return free(
        "d.picked_by = ? and d.id = any (cast(? as uuid[]))",
        nodeId,
        new OperatorSqlGateway.Elements("uuid", executions));
  }

  /**
   * Starts queued executions that have no predecessor left.
   *
   * @param limit at how many schedules it looks at most
   */
  public void release(int limit) {
    platform.update(
        """
        with next as (
          select q.id
            from (select distinct schedule_id from platform.execution where state = 'queued') as d
           cross join lateral (%s) as q
           where not exists (select 1 from platform.execution o
                              where o.schedule_id = d.schedule_id and o.state in ('waiting', 'running')
                             offset 0)
           limit ?
        )
        %s
        """
            .formatted(QueueSql.FIRST, QueueSql.RELEASE),
        limit);
  }

  /** Executions that are due and not yet claimed, for monitoring; counted up to 10,000. */
  public record Backlog(int due, Duration oldest) {

    public static final Backlog NONE = new Backlog(0, Duration.ZERO);
  }

  /**
   * Work to recover on one node, and the backlog of all.
   *
   * @param hasOrphans executions of dead nodes
   * @param hasOldClaims running executions of this node that it may not know of
   * @param hasQueued executions that may have no predecessor left
   * @param hasForgettableNodes nodes that died long ago
   */
  public record LeftBehind(
      boolean hasOrphans,
      boolean hasOldClaims,
      boolean hasQueued,
      boolean hasForgettableNodes,
      Backlog backlog) {}

  /**
   * Looks for work that dead nodes and concurrent steps have left behind, without changing
   * anything. The query follows the order of the indexes of open executions: where many were open
   * once, a plan for any of them may read the whole history.
   *
   * @param since how long ago the node's executions were assigned to it at least
   */
  public LeftBehind leftBehind(UUID nodeId, Duration since) {
    return platform
        .query(
            """
            select (select true from platform.execution d where d.state = 'running' and %s
                     order by d.schedule_id, d.scheduled_for limit 1) is not null as orphans,
                   (select true from platform.execution d where d.state = 'running' and %s
                     order by d.schedule_id, d.scheduled_for limit 1) is not null as old_claims,
                   (select true from platform.execution q where q.state = 'queued'
                     order by q.schedule_id, q.scheduled_for limit 1) is not null as queued,
                   exists (select 1 from platform.schedule_node n where %s) as forgettable,
                   (select count(*) from (select 1 from platform.schedule where next_at <= now() limit 10000) as s)
                   + (select count(*) from (select 1 from platform.execution
                                             where state = 'waiting' and due_at <= now() limit 10000) as e) as due,
                   greatest(0, extract(epoch from clock_timestamp()
                     - least((select min(next_at) from platform.schedule),
                             (select min(due_at) from platform.execution where state = 'waiting')))) as oldest
            """
                .formatted(IS_ORPHAN, IS_OLD_CLAIM, IS_FORGETTABLE),
            row ->
                new LeftBehind(
                    row.getBoolean("orphans"),
                    row.getBoolean("old_claims"),
                    row.getBoolean("queued"),
                    row.getBoolean("forgettable"),
                    backlog(row)),
            nodeId,
            since)
        .get(0);
  }

  private int free(String which, Object... parameters) {
    return platform
        .query(
            """
            with dead as (
              select d.id, d.scheduled_for, d.started_at from platform.execution d where d.state = 'running' and %1$s
                 for update of d skip locked
            ), freed as (
              update platform.execution e
                 set state = case when e.deaths + 1 >= %2$s then 'failed' else 'waiting' end,
                     attempt = e.attempt + case when e.deaths + 1 >= %2$s then 0 else 1 end,
                     deaths = e.deaths + 1, token = e.token + 1, picked_by = null,
                     due_at = case when e.deaths + 1 < %2$s and not (%3$s)
                                   then greatest(now(), (select s.quiet_until from platform.schedule s
                                                          where s.id = e.schedule_id)) end,
                     started_at = null, finished_at = case when e.deaths + 1 >= %2$s then now() end,
                     error = case when e.deaths + 1 >= %2$s then 'its node died at it, %2$s times' end
                from dead d where e.id = d.id and e.scheduled_for = d.scheduled_for
              returning e.id, e.schedule_id, e.scheduled_for, e.attempt, e.state, d.started_at
            ), kept as (
              insert into platform.execution_attempt
                     (schedule_id, scheduled_for, attempt, outcome, started_at, finished_at, error)
              select schedule_id, scheduled_for, attempt - 1, 'died', started_at, now(), 'the node ended'
                from freed where state = 'waiting'
            )
            select id from freed
            """
                .formatted(which, MAX_DEATHS, QueueSql.isHeld("e")),
            row -> row.getObject("id", UUID.class),
            parameters)
        .size();
  }

  private static Backlog backlog(ResultSet row) throws SQLException {
    double oldest =
        Optional.ofNullable(row.getBigDecimal("oldest")).map(BigDecimal::doubleValue).orElse(0.0);
    return new Backlog(row.getInt("due"), Duration.ofMillis((long) (oldest * 1000)));
  }
}
