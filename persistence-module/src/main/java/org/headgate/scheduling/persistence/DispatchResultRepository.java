package org.headgate.scheduling.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import javax.sql.DataSource;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.OperatorSqlGateway;
import org.headgate.pool.persistence.PoolDataSource;

/**
 * Records the results of attempts. Each call is one statement and one transaction, so it holds a
 * connection only for the statement.
 */
@Dependent
public class DispatchResultRepository {

  private static final String FINISH =
      """
      with result as (
        select r.*, r.ended in ('retry', 'deferred') as again
          from unnest(cast(? as uuid[]), cast(? as bigint[]), cast(? as text[]), cast(? as text[]),
                      cast(? as timestamptz[]), cast(? as timestamptz[]), cast(? as bigint[]))
               as r(id, token, ended, error, started_at, finished_at, delay_ms)
      ), done as (
        update platform.execution e
           set state = case when r.again then 'waiting' else r.ended end,
               attempt = e.attempt + case when r.ended = 'retry' then 1 else 0 end,
               due_at = case when r.again and not (%s)
                             then greatest(now() + r.delay_ms * interval '1 millisecond',
                                           (select s.quiet_until from platform.schedule s
                                             where s.id = e.schedule_id)) end,
               started_at = case when not r.again then r.started_at end,
               finished_at = case when not r.again then r.finished_at end,
               error = case when r.ended <> 'retry' then r.error end,
               deferrals = e.deferrals + case when r.ended = 'deferred' and r.error is not null then 1 else 0 end,
               deferred_since = case when r.ended = 'retry' then null
                                     when r.ended = 'deferred' and r.error is not null
                                     then coalesce(e.deferred_since, now()) else e.deferred_since end
          from result r
         where e.id = r.id and e.token = r.token and e.state = 'running'
        returning e.id, e.schedule_id, e.scheduled_for, e.attempt, r.ended, r.error, r.started_at, r.finished_at
      ), kept as (
        insert into platform.execution_attempt
               (schedule_id, scheduled_for, attempt, outcome, started_at, finished_at, error)
        select schedule_id, scheduled_for, attempt - 1, 'failed', started_at, finished_at, error
          from done where ended = 'retry'
      ), ended as (
        select distinct schedule_id from done where ended not in ('retry', 'deferred')
      ), next as (
        select q.id
          from ended d
         cross join lateral (%s) as q
         where not exists (select 1 from platform.execution o
                            where o.schedule_id = d.schedule_id and o.state in ('waiting', 'running')
                              and o.id not in (select id from done where ended not in ('retry', 'deferred'))
                           offset 0)
      ), released as (
        %s
        returning q.id
      )
      select count(*) as released from released
      """
          .formatted(QueueSql.isHeld("e"), QueueSql.FIRST, QueueSql.RELEASE);

  private final OperatorSqlGateway platform;

  @Inject
  public DispatchResultRepository(@PoolDataSource(PoolName.PLATFORM) DataSource pool) {
    platform = new OperatorSqlGateway(pool);
  }

  /**
   * Records results and starts the executions queued behind them. Executions that have been
   * assigned to another node since are left alone.
   *
   * @return how many queued executions may start now
   */
  public int finish(List<AttemptResult> finishes) {
    FinishColumns columns = FinishColumns.of(finishes);
    return platform
        .query(
            FINISH,
            row -> row.getInt("released"),
            columns.ids(),
            columns.tokens(),
            columns.ends(),
            columns.errors(),
            columns.startedAt(),
            columns.finishedAt(),
            columns.delays())
        .get(0);
  }
}
