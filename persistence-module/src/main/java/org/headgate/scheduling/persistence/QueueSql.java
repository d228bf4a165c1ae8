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
             due_at = case when not (%s)
                           then greatest(now(), (select s.quiet_until from platform.schedule s
                                                  where s.id = q.schedule_id)) end
       where q.id = any (array(select id from next)) and q.state = 'queued'
      """
          .formatted(isHeld("q"));

  private QueueSql() {}

  /**
   * Whether an execution is held because its schedule is disabled. The schedule's row is locked, so
   * that a resumption sees what is held; one that is under way counts as done. A pause that is
   * under way is not seen: {@link DispatchRepository#claimWaiting} asks again when it is due.
   *
   * @param execution the alias of the execution
   */
  static String isHeld(String execution) {
    return """
    %1$s.kind = 'scheduled'
                   and exists (select 1 from platform.schedule h
                                where h.id = %1$s.schedule_id and not h.enabled for share skip locked)"""
        .formatted(execution);
  }
}
