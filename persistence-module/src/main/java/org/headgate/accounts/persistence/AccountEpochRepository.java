package org.headgate.accounts.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.UUID;
import org.headgate.pool.persistence.Platform;

/**
 * Begins the epochs of accounts in which nothing counts that was judged before. The row stays
 * locked until the end of the transaction, so whatever was begun in the earlier epoch can be seen
 * by then.
 */
@Dependent
public class AccountEpochRepository {

  private final EntityManager platform;

  @Inject
  AccountEpochRepository(@Platform EntityManager platform) {
    this.platform = platform;
  }

  public void raise(UUID account) {
    platform
        .createQuery("update Account set epoch = epoch + 1 where id = :id")
        .setParameter("id", account)
        .executeUpdate();
  }
}
