package org.headgate.accounts.persistence;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.UUID;
import org.headgate.common.identity.JudgedAccount;

/** The end of accounts. Each call is one statement. */
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
   * Makes an account unusable, takes everything of the person out of its row, and frees its
   * address. A new epoch begins.
   *
   * @return false, and nothing changed, when the account is not any more what was judged, or has
   *     gone
   */
  public boolean anonymize(JudgedAccount judged, Instant now) {
    return entityManager
            .createNativeQuery(ANONYMIZE + "where id = :id and epoch = :epoch and is_active")
            .setParameter("id", judged.id().value())
            .setParameter("none", AccountCredentials.NO_PASSWORD)
            .setParameter("epoch", judged.epoch())
            .setParameter("now", now)
            .executeUpdate()
        == 1;
  }

  /**
   * As {@link #anonymize(JudgedAccount, Instant)}, whatever state the account is in.
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

  /** Removes the row of a deleted account, and what hangs on it; no other account's. */
  public void remove(UUID account) {
    entityManager
        .createQuery("delete from Account where id = :id and deletedAt is not null")
        .setParameter("id", account)
        .executeUpdate();
  }
}
