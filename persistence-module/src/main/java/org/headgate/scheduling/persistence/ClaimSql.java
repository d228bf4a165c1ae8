package org.headgate.scheduling.persistence;

/**
 * SQL by which a node claims executions. An action may have 64 KiB of text and thousands of
 * executions may be due at once, so that what a statement returns is limited by its text too.
 */
final class ClaimSql {

  /** Bytes of all actions that a statement returns, besides the last one. */
  private static final int MAX_TEXT = 8 * 1024 * 1024;

  /** The bytes of the action of a schedule {@code s}, as {@link #fitting} counts them. */
  static final String ACTION_BYTES = "octet_length(cast(s.action as text)) as action_bytes";

  /** Moves schedules to their next instants and inserts the executions of their due ones. */
  static final String CLAIM =
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

  private ClaimSql() {}

  /**
   * The first rows of a query that fit into memory together; one at least.
   *
   * @param rows a query with the column {@code action_bytes}
   * @param order one of its columns
   */
  static String fitting(String rows, String order) {
    return """
    select * from (
      select counted.*, sum(counted.action_bytes)
                          over (order by counted.%2$s rows between unbounded preceding and 1 preceding) as bytes_before
        from (%1$s) as counted) as measured
     where coalesce(measured.bytes_before, 0) <= %3$s order by measured.%2$s
    """
        .formatted(rows, order, MAX_TEXT);
  }
}
