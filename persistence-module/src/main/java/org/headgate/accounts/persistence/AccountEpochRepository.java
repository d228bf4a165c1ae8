package org.headgate.accounts.persistence;

import jakarta.persistence.EntityManager;
import java.util.UUID;

/**
 * Raises the epochs of accounts, so that every credential verified before is void. The row stays
 * locked until the end of the transaction, so the caller sees all that began in the earlier epoch.
 */
public class AccountEpochRepository {

  private final EntityManager entityManager;

  public AccountEpochRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  public void raise(UUID accountId) {
    entityManager
        .createQuery("update Account set epoch = epoch + 1 where id = :id")
        .setParameter("id", accountId)
        .executeUpdate();
  }
}
