package org.headgate.scheduling.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.headgate.pool.persistence.OperatorSqlGateway;
import org.headgate.pool.persistence.Platform;
import org.headgate.scheduling.api.Execution;
import org.headgate.scheduling.api.ExecutionKind;
import org.headgate.scheduling.api.ExecutionOutcome;
import org.headgate.scheduling.api.ScheduleStatistics;

/** The executions of a schedule as its owner sees and orders them. Each call is one statement. */
@Dependent
public class ExecutionRepository {

  private static final String COLUMNS =
      "e.id, e.schedule_id, e.kind, e.scheduled_for, e.started_at, e.finished_at, e.attempt,"
          + " e.state as outcome, e.error, e.deferrals";

  private static final Pattern COUNT = Pattern.compile("\"(\\w+)\" : (\\d+)");

  private final OperatorSqlGateway platform;

  @Inject
  public ExecutionRepository(@Platform DataSource pool) {
    platform = new OperatorSqlGateway(pool);
  }

  /** One attempt in the history, older than which the next page begins. */
  public record Place(Instant scheduledFor, int attempt) {}

  /** Each attempt, the latest instant first. */
  public List<Execution> history(UUID schedule, Optional<Place> before, int limit) {
    Instant scheduledFor = before.map(Place::scheduledFor).orElse(null);
    Integer attempt = before.map(Place::attempt).orElse(null);
    return platform.query(
        """
        select * from (
          (select %s from platform.execution e
            where e.schedule_id = ?
              and (cast(? as timestamptz) is null or (e.scheduled_for, e.attempt) < (?, ?))
            order by e.scheduled_for desc, e.attempt desc limit ?)
          union all
          (select e.id, e.schedule_id, e.kind, a.scheduled_for, a.started_at, a.finished_at, a.attempt, a.outcome, a.error,
                  0 as deferrals
             from platform.execution_attempt a join platform.execution e using (schedule_id, scheduled_for)
            where a.schedule_id = ?
              and (cast(? as timestamptz) is null or (a.scheduled_for, a.attempt) < (?, ?))
            order by a.scheduled_for desc, a.attempt desc limit ?)
        ) as history
        order by scheduled_for desc, attempt desc limit ?
        """
            .formatted(COLUMNS),
        ExecutionRepository::execution,
        schedule,
        Optional.ofNullable(scheduledFor),
        Optional.ofNullable(scheduledFor),
        Optional.ofNullable(attempt),
        limit,
        schedule,
        Optional.ofNullable(scheduledFor),
        Optional.ofNullable(scheduledFor),
        Optional.ofNullable(attempt),
        limit,
        limit);
  }

  /**
   * All instants of all schedules of an owner, as they stand or ended: one schedule after the
   * other, the latest first. No more is read than a page, whatever there is.
   *
   * @param after the last one of the page before
   */
  public List<Execution> ofOwner(UUID owner, Optional<Execution> after, int limit) {
    Optional<UUID> schedule = after.map(Execution::scheduleId);
    Optional<Instant> before = after.map(Execution::scheduledFor);
    return platform.query(
        """
        select %s
          from (select id from platform.schedule
                 where owner_id = ? and (cast(? as uuid) is null or id >= ?) order by id) s
         cross join lateral (
               select * from platform.execution o
                where o.schedule_id = s.id
                  and (cast(? as uuid) is null or s.id > ? or o.scheduled_for < ?)
                order by o.scheduled_for desc limit ?) e
         order by s.id, e.scheduled_for desc limit ?
        """
            .formatted(COLUMNS),
        ExecutionRepository::execution,
        owner,
        schedule,
        schedule,
        schedule,
        schedule,
        before,
        limit,
        limit);
  }

  /**
   * Raises the schedule's fence, so that nobody claims an instant of it who has not seen what this
   * transaction adds.
   *
   * @return whether the owner has such a schedule
   */
  public boolean incrementFence(UUID owner, UUID schedule) {
    return platform.update(
            "update platform.schedule set fence = fence + 1 where id = ? and owner_id = ?",
            schedule,
            owner)
        == 1;
  }

  /**
   * Orders an execution that is due now and belongs to no instant of the trigger; none when as many
   * of that kind are not finished.
   */
  public Optional<Execution> orderManual(UUID id, UUID schedule, int most) {
    return platform
        .query(
            "insert into platform.execution as e (id, schedule_id, scheduled_for, kind, state,"
                + " due_at, error) select ?, s.id, clock_timestamp(), 'manual', 'waiting',       "
                + " greatest(clock_timestamp(), s.quiet_until),        case when s.quiet_until >"
                + " now() then 'the receiver asked for a pause' end   from platform.schedule s"
                + " where s.id = ? and (select count(*) from platform.execution o where"
                + " o.schedule_id = ?         and o.kind = 'manual' and o.state in ('waiting',"
                + " 'running')) < ? returning "
                + COLUMNS,
            ExecutionRepository::execution,
            id,
            schedule,
            schedule,
            most)
        .stream()
        .findFirst();
  }

  /**
   * Orders instants of the past; those that were executed, or wait for it, are left alone.
   *
   * @return how many are ordered
   */
  public int orderBackfill(UUID schedule, List<UUID> ids, List<Instant> instants) {
    return platform
        .query(
            """
            insert into platform.execution as e (id, schedule_id, scheduled_for, kind, state)
            select i.id, ?, i.scheduled_for, 'backfill', 'queued'
              from unnest(cast(? as uuid[]), cast(? as timestamptz[])) as i(id, scheduled_for)
            on conflict (schedule_id, scheduled_for) do update
               set kind = 'backfill', state = 'queued', error = null, finished_at = null
             where e.state in ('skipped', 'missed')
            returning e.id
            """,
            row -> row.getObject("id", UUID.class),
            schedule,
            new OperatorSqlGateway.Elements("uuid", ids),
            new OperatorSqlGateway.Elements("timestamptz", instants))
        .size();
  }

  /**
   * Lets begin what may: all queued ones if they may run side by side, else the earliest when none
   * is under way.
   */
  public void release(UUID schedule) {
    platform.update(
        """
        update platform.execution q set state = 'waiting', due_at = greatest(clock_timestamp(), s.quiet_until)
          from platform.schedule s
         where s.id = ? and q.schedule_id = s.id and q.state = 'queued'
           and (s.overlap = 'allow'
                or (not exists (select 1 from platform.execution o
                                 where o.schedule_id = s.id and o.state in ('waiting', 'running'))
                    and q.scheduled_for = (select min(m.scheduled_for) from platform.execution m
                                            where m.schedule_id = s.id and m.state = 'queued')))
        """,
        schedule);
  }

  /**
   * Removes what ended so long ago, if it was written so long ago as well.
   *
   * @return how many executions
   */
  public int purge(UUID writtenBefore, Duration age, int limit) {
    return platform.update(
        """
        delete from platform.execution
         where id in (select id from platform.execution
                       where id < ? and state in ('succeeded', 'failed', 'skipped', 'missed')
                         and finished_at < clock_timestamp() - ? * interval '1 millisecond'
                       order by id limit ?)
        """,
        writtenBefore,
        age,
        limit);
  }

  /** Of the latest 1,000. */
  public ScheduleStatistics statistics(UUID schedule) {
    return platform
        .query(
            """
            with latest as (
              select state, attempt, started_at, finished_at,
                     extract(epoch from started_at - scheduled_for) * 1000 as lag,
                     extract(epoch from finished_at - started_at) * 1000 as duration
                from platform.execution where schedule_id = ? order by scheduled_for desc limit 1000
            )
            select count(*) as executions,
                   (select coalesce(json_object_agg(state, number), '{}')
                      from (select case state when 'queued' then 'waiting' else state end as state, count(*) as number
                              from latest group by 1) as states) as outcomes,
                   count(*) filter (where attempt > 1) as repeated,
                   percentile_disc(0.5) within group (order by lag) as lag50,
                   percentile_disc(0.95) within group (order by lag) as lag95, max(lag) as lag100,
                   percentile_disc(0.5) within group (order by duration) as duration50,
                   percentile_disc(0.95) within group (order by duration) as duration95, max(duration) as duration100,
                   max(finished_at) filter (where state = 'succeeded') as succeeded_at,
                   max(finished_at) filter (where state = 'failed') as failed_at
              from latest
            """,
            ExecutionRepository::statistics,
            schedule)
        .get(0);
  }

  /** What waits for another attempt waits until {@link #releaseHeld}. */
  public void holdQueued(UUID schedule) {
    platform.update(
        "update platform.execution set due_at = null"
            + " where schedule_id = ? and state = 'waiting' and kind = 'scheduled'",
        schedule);
  }

  /** Ends what has not begun: nobody wants it any more. */
  public void end(UUID schedule, String reason) {
    platform.update(
        "update platform.execution set state = 'skipped', finished_at = clock_timestamp(), due_at ="
            + " null, error = ? where schedule_id = ? and state in ('waiting', 'queued')",
        reason,
        schedule);
  }

  /** What has not begun begins no earlier than the pause that the receiver asked for ends. */
  public void delay(UUID schedule) {
    platform.update(
        "update platform.execution e set due_at = greatest(e.due_at, s.quiet_until)"
            + "   from platform.schedule s where s.id = e.schedule_id"
            + "    and e.schedule_id = ? and e.state = 'waiting' and e.due_at is not null",
        schedule);
  }

  /** What {@link #holdQueued} held back is due now. */
  public void releaseHeld(UUID schedule) {
    platform.update(
        "update platform.execution e set due_at = greatest(clock_timestamp(), s.quiet_until)"
            + "   from platform.schedule s where s.id = e.schedule_id"
            + "    and e.schedule_id = ? and e.state = 'waiting' and e.due_at is null",
        schedule);
  }

  private static ScheduleStatistics statistics(ResultSet row) throws SQLException {
    return new ScheduleStatistics(
        row.getInt("executions"),
        outcomes(row.getString("outcomes")),
        row.getInt("repeated"),
        percentiles(row, "lag"),
        percentiles(row, "duration"),
        OperatorSqlGateway.instantIfAny(row, "succeeded_at"),
        OperatorSqlGateway.instantIfAny(row, "failed_at"));
  }

  private static ScheduleStatistics.Percentiles percentiles(ResultSet row, String name)
      throws SQLException {
    return new ScheduleStatistics.Percentiles(
        millis(row, name + "50"), millis(row, name + "95"), millis(row, name + "100"));
  }

  private static Optional<Long> millis(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getBigDecimal(column)).map(BigDecimal::longValue);
  }

  /** Of a JSON object that the statement made: names and numbers, nothing else. */
  private static Map<ExecutionOutcome, Integer> outcomes(String json) {
    Map<ExecutionOutcome, Integer> outcomes = new EnumMap<>(ExecutionOutcome.class);
    COUNT
        .matcher(json)
        .results()
        .forEach(
            count ->
                outcomes.put(
                    ExecutionOutcome.valueOf(count.group(1).toUpperCase(Locale.ROOT)),
                    Integer.valueOf(count.group(2))));
    return outcomes;
  }

  private static Execution execution(ResultSet row) throws SQLException {
    return new Execution(
        row.getObject("id", UUID.class),
        row.getObject("schedule_id", UUID.class),
        ExecutionKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
        OperatorSqlGateway.instant(row, "scheduled_for"),
        OperatorSqlGateway.instantIfAny(row, "started_at"),
        OperatorSqlGateway.instantIfAny(row, "finished_at"),
        row.getInt("attempt"),
        outcome(row.getString("outcome")),
        Optional.ofNullable(row.getString("error")),
        row.getInt("deferrals"));
  }

  /** Whether it waits for its turn or for its time is the engine's business. */
  private static ExecutionOutcome outcome(String state) {
    return state.equals("queued")
        ? ExecutionOutcome.WAITING
        : ExecutionOutcome.valueOf(state.toUpperCase(Locale.ROOT));
  }
}
