package org.headgate.tasks.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.headgate.tasks.persistence.PendingTaskRepository;

/** Deletes tasks that have not started, in the caller's transaction. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class PendingTaskService {

  @PersistenceContext(unitName = "platform")
  EntityManager entityManager;

  /**
   * Removes pending executions of a task whose data has this text. A running one is left alone.
   *
   * @param member the member of the data's object
   */
  public void deletePending(String task, String member, String text) {
    new PendingTaskRepository(entityManager).deletePending(task, member, text);
  }
}
