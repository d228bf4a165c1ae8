package org.headgate.scheduling.persistence;

/**
 * SQL for executions that are queued behind earlier ones of their schedule. After an outage there
 * are many of them while the planner's statistics know of none; a free join then compared each with
 * every other for minutes. Therefore every query forces a lookup for one schedule at a time: a
 * lateral join with a limit, and an {@code exists} with {@code offset 0}, which the planner does
 * not turn into a join.
 */
final class QueueSql {

  /** The first queued execution of the schedule {@code d.schedule_id}. */
  static final String FIRST =
      "select f.id from platform.execution f where f.schedule_id = d.schedule_id and f.state ="
          + " 'queued' order by f.scheduled_for limit 1";

  /**
   * Starts the executions in {@code next} that are still queued; those of a disabled schedule wait.
   */
  static final String RELEASE =
      """
      update platform.execution q
         set state = 'waiting',
             due_at = (select case when q.kind <> 'scheduled' or s.enabled then greatest(now(), s.quiet_until) end
                         from platform.schedule s where s.id = q.schedule_id)
       where q.id = any (array(select id from next)) and q.state = 'queued'
      """;

  private QueueSql() {}
}
