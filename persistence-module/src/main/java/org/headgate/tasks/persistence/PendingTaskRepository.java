package org.headgate.tasks.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.headgate.pool.persistence.Platform;

/** The executions in db-scheduler's table that wait to be carried out; their data is JSON. */
@Dependent
public class PendingTaskRepository {

  private static final List<String> TABLES =
      List.of("platform.scheduled_tasks", "platform.urgent_tasks");

  private final EntityManager platform;

  @Inject
  PendingTaskRepository(@Platform EntityManager platform) {
    this.platform = platform;
  }

  /**
   * Removes those of a task whose data say something. One that runs already is left to its end.
   *
   * @param member of the data's object
   */
  public void deletePending(String task, String member, String text) {
    for (String table : TABLES) {
      platform
          .createNativeQuery(
              """
              delete from %s
               where not picked
                 and case when task_name = :task
                          then cast(convert_from(task_data, 'UTF8') as jsonb) ->> :member = :text end
              """
                  .formatted(table))
          .setParameter("task", task)
          .setParameter("member", member)
          .setParameter("text", text)
          .executeUpdate();
    }
  }
}
