package org.headgate.tasks.persistence;

import jakarta.persistence.EntityManager;
import java.util.List;

/** Pending executions in db-scheduler's table; their data is JSON. */
public class PendingTaskRepository {

  private static final List<String> TABLES =
      List.of("platform.scheduled_tasks", "platform.urgent_tasks");

  private final EntityManager entityManager;

  public PendingTaskRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /**
   * Removes pending executions of a task whose data has this text. A running one is left alone.
   *
   * @param member the member of the data's object
   */
  public void deletePending(String task, String member, String text) {
    for (String table : TABLES) {
      entityManager
          .createNativeQuery(
              """
              delete from %s
               where task_name = :task and not picked
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
