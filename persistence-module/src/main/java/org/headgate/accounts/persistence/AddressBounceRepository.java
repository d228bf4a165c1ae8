package org.headgate.accounts.persistence;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.UUID;

/** Marks addresses that the mail server permanently refused. Each call is one statement. */
public class AddressBounceRepository {

  private final EntityManager entityManager;

  public AddressBounceRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  public boolean isBounced(String email) {
    return entityManager
            .createQuery(
                "select count(a) from Account a where a.email = :email and a.emailBouncedAt is not null",
                Long.class)
            .setParameter("email", email)
            .getSingleResult()
        > 0;
  }

  /**
   * @return false where it is marked already, or has another address now
   */
  public boolean mark(UUID accountId, String email, Instant now) {
    return entityManager
            .createQuery(
                """
                update Account set emailBouncedAt = :now
                 where id = :id and email = :email and emailBouncedAt is null
                """)
            .setParameter("id", accountId)
            .setParameter("email", email)
            .setParameter("now", now)
            .executeUpdate()
        == 1;
  }

  /**
   * @return false where there is no mark
   */
  public boolean clear(UUID accountId) {
    return entityManager
            .createQuery(
                """
                update Account set emailBouncedAt = null
                 where id = :id and emailBouncedAt is not null
                """)
            .setParameter("id", accountId)
            .executeUpdate()
        == 1;
  }
}
