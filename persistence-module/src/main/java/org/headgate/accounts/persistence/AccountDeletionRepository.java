package org.headgate.accounts.persistence;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.headgate.common.identity.AccountAtEpoch;
import org.hibernate.Session;

/** Deletes accounts. Each call is one statement. */
public class AccountDeletionRepository {

  private static final String ANONYMIZE =
      """
      update platform.account
         set email = 'deleted-' || id || '@invalid', password_hash = :none, full_name = null, locale = 'en',
             time_zone = 'UTC', roles = '{user}', department_id = null, attributes = null, is_active = false,
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
  public boolean anonymize(UUID account, Instant now) {
    return entityManager
            .createNativeQuery(ANONYMIZE + "where id = :id and deleted_at is null")
            .setParameter("id", account)
            .setParameter("none", AccountCredentials.NO_PASSWORD)
            .setParameter("now", now)
            .executeUpdate()
        == 1;
  }

  /**
   * Removes some sign-ups that nobody has verified, oldest first, skipping locked ones. Accounts
   * that an administrator created or deactivated stay.
   *
   * @return their ids
   */
  public List<UUID> removeUnverified(Instant signedUpBefore, int limit) {
    return entityManager
        .unwrap(Session.class)
        .createNativeQuery(
            """
            delete from platform.account where id = any (array(
              select id from platform.account
               where email_verified_at is null and deleted_at is null and is_active and not is_provisioned
                 and created_at < :before
               order by created_at limit :limit for update skip locked))
            returning id
            """,
            UUID.class)
        .setParameter("before", signedUpBefore)
        .setParameter("limit", limit)
        .getResultList();
  }

  /**
   * Removes the row of a deleted account and all rows that refer to it; leaves other accounts
   * alone.
   */
  public void remove(UUID account) {
    entityManager
        .createQuery("delete from Account where id = :id and deletedAt is not null")
        .setParameter("id", account)
        .executeUpdate();
  }
}
