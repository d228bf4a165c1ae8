package org.headgate.accounts.persistence;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.headgate.common.identity.AccountAtEpoch;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/** Deletes accounts. Each call is one statement. */
public class AccountDeletionRepository {

  private static final String ANONYMIZE =
      """
      with deleted as (
        update platform.account
           set email = 'deleted-' || id, password_hash = :none, full_name = null, locale = 'en',
               time_zone = 'UTC', roles = '{user}', department_id = null, attributes = null, is_active = false,
               email_verified_at = null, email_bounced_at = null, last_login_at = null, deleted_at = :now, epoch = epoch + 1
         where id = :id and %s
        returning id
      ), unnamed as (
        delete from platform.external_identity e using deleted d where e.account_id = d.id
      )
      select id from deleted
      """;

  private static final String IS_UNVERIFIED =
      """
      email_verified_at is null and deleted_at is null and is_active and not is_provisioned and created_at < :before
      and roles = '{user}' and department_id is null and attributes is null
      """;

  private final EntityManager entityManager;

  public AccountDeletionRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /**
   * Disables an account, removes all personal data from its row, and frees its address and its
   * external id. The epoch is raised. In place of the address is a text that is none, so that no
   * other account can have it.
   *
   * @return false, and nothing changed, when the account has changed since it was authenticated, or
   *     has gone
   */
  public boolean anonymize(AccountAtEpoch account, Instant now) {
    return !anonymize("epoch = :epoch and is_active", account.id().value(), now)
        .setParameter("epoch", account.epoch())
        .getResultList()
        .isEmpty();
  }

  /**
   * As {@link #anonymize(AccountAtEpoch, Instant)}, whatever the state of the account.
   *
   * @return false, and nothing changed, when it was deleted before, or has gone
   */
  public boolean anonymize(UUID accountId, Instant now) {
    return !anonymize("deleted_at is null", accountId, now).getResultList().isEmpty();
  }

  private NativeQuery<UUID> anonymize(String condition, UUID accountId, Instant now) {
    return entityManager
        .unwrap(Session.class)
        .createNativeQuery(ANONYMIZE.formatted(condition), UUID.class)
        .setParameter("id", accountId)
        .setParameter("none", AccountCredentials.NO_PASSWORD)
        .setParameter("now", now);
  }

  /**
   * Some sign-ups that nobody has verified, oldest first. Accounts that an administrator created,
   * changed or deactivated are none.
   *
   * @return their ids
   */
  public List<UUID> unverified(Instant signedUpBefore, int limit) {
    return entityManager
        .unwrap(Session.class)
        .createNativeQuery(
            "select id from platform.account where "
                + IS_UNVERIFIED
                + " order by created_at limit :limit",
            UUID.class)
        .setParameter("before", signedUpBefore)
        .setParameter("limit", limit)
        .getResultList();
  }

  /**
   * Removes those of the accounts that are still unverified, skipping locked ones.
   *
   * @return their ids
   */
  public List<UUID> removeUnverified(Collection<UUID> accounts, Instant signedUpBefore) {
    return entityManager
        .unwrap(Session.class)
        .createNativeQuery(
            """
            delete from platform.account where id = any (array(
              select id from platform.account where id = any (cast(:accounts as uuid[])) and %s
                 for update skip locked))
            returning id
            """
                .formatted(IS_UNVERIFIED),
            UUID.class)
        .setParameter("accounts", accounts.toArray(UUID[]::new))
        .setParameter("before", signedUpBefore)
        .getResultList();
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
