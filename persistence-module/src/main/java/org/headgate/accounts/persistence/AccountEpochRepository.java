package org.headgate.accounts.persistence;

import jakarta.persistence.EntityManager;
import java.util.UUID;

/**
 * Begins the epochs of accounts in which nothing counts that was judged before. The row stays
 * locked until the end of the transaction, so whatever was begun in the earlier epoch can be seen
 * by then.
 */
public class AccountEpochRepository {

  private final EntityManager entityManager;

  public AccountEpochRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  public void raise(UUID account) {
    entityManager
        .createQuery("update Account set epoch = epoch + 1 where id = :id")
        .setParameter("id", account)
        .executeUpdate();
  }
}
