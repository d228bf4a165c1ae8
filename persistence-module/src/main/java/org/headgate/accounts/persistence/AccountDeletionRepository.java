package org.headgate.accounts.persistence;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.UUID;
import org.headgate.common.identity.AccountAtEpoch;

/** Deletes accounts. Each call is one statement. */
public class AccountDeletionRepository {

  private static final String ANONYMIZE =
      """
      update platform.account
         set email = 'deleted-' || id || '@invalid', password_hash = :none, full_name = null, locale = 'en',
             time_zone = 'UTC', roles = '{user}', department_id = null, is_active = false,
             email_verified_at = null, email_bounced_at = null, last_login_at = null, deleted_at = :now, epoch = epoch + 1
      """;

  private final EntityManager entityManager;

  public AccountDeletionRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /**
   * Disables an account, removes all personal data from its row, and frees its address. The epoch
   * is raised.
   *
   * @return false, and nothing changed, when the account has changed since it was authenticated, or
   *     has gone
   */
  public boolean anonymize(AccountAtEpoch account, Instant now) {
    return entityManager
            .createNativeQuery(ANONYMIZE + "where id = :id and epoch = :epoch and is_active")
            .setParameter("id", account.id().value())
            .setParameter("none", AccountCredentials.NO_PASSWORD)
            .setParameter("epoch", account.epoch())
            .setParameter("now", now)
            .executeUpdate()
        == 1;
  }

  /**
   * As {@link #anonymize(AccountAtEpoch, Instant)}, whatever the state of the account.
   *
   * @return false, and nothing changed, when it was deleted before, or has gone
   */
  public boolean anonymize(UUID accountId, Instant now) {
    return entityManager
            .createNativeQuery(ANONYMIZE + "where id = :id and deleted_at is null")
            .setParameter("id", accountId)
            .setParameter("none", AccountCredentials.NO_PASSWORD)
            .setParameter("now", now)
            .executeUpdate()
        == 1;
  }

  /**
   * Removes the row of a deleted account and all rows that refer to it; leaves other accounts
   * alone.
   */
  public void remove(UUID accountId) {
    entityManager
        .createQuery("delete from Account where id = :id and deletedAt is not null")
        .setParameter("id", accountId)
        .executeUpdate();
  }
}
