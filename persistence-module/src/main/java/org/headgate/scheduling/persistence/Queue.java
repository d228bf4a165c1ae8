package org.headgate.scheduling.persistence;

/**
 * Executions that are queued behind earlier ones of their schedule. After an outage there are many
 * where the planner's statistics know of none; joined freely, each of them was compared with every
 * other for minutes. So what is asked of them is written such that it can only be looked up for one
 * schedule at a time: in a lateral with a limit, and in an {@code exists} with {@code offset 0},
 * which the planner does not turn into a join.
 */
final class Queue {

  /** The first of the schedule {@code d.schedule_id}. */
  static final String FIRST =
      "select f.id from platform.execution f where f.schedule_id = d.schedule_id and f.state ="
          + " 'queued' order by f.scheduled_for limit 1";

  /** Lets begin those of {@code next} that are queued still; of a disabled schedule they wait. */
  static final String RELEASE =
      """
      update platform.execution q
         set state = 'waiting',
             due_at = (select case when q.kind <> 'scheduled' or s.enabled then greatest(now(), s.quiet_until) end
                         from platform.schedule s where s.id = q.schedule_id)
       where q.id = any (array(select id from next)) and q.state = 'queued'
      """;

  private Queue() {}
}
