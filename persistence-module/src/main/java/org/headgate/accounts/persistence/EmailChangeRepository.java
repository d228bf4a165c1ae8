package org.headgate.accounts.persistence;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.headgate.common.identity.AccountAtEpoch;
import org.hibernate.Session;

/** Pending e-mail changes, at most one for each account. Each call is one statement. */
public class EmailChangeRepository {

  private final EntityManager entityManager;

  public EmailChangeRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /**
   * Replaces an earlier pending change.
   *
   * @return false, and nothing written, when the account has changed since it was authenticated
   */
  public boolean put(AccountAtEpoch account, String newEmail, Instant now) {
    return entityManager
            .createNativeQuery(
                """
                insert into platform.email_change (account_id, new_email, requested_at, epoch)
                select id, :email, :now, epoch from platform.account
                 where id = :account and epoch = :epoch and is_active for no key update
                on conflict (account_id) do update
                   set new_email = excluded.new_email, requested_at = excluded.requested_at,
                       epoch = excluded.epoch
                """)
            .setParameter("account", account.id().value())
            .setParameter("epoch", account.epoch())
            .setParameter("email", newEmail)
            .setParameter("now", now)
            .executeUpdate()
        == 1;
  }

  /** The pending new address of an account; one of an earlier epoch is void. */
  public Optional<String> of(UUID accountId) {
    return entityManager
        .createQuery(
            """
            select c.newEmail from EmailChange c join c.account a
             where a.id = :account and a.epoch = c.epoch
            """,
            String.class)
        .setParameter("account", accountId)
        .getResultList()
        .stream()
        .findFirst();
  }

  public void remove(UUID accountId) {
    entityManager
        .createQuery("delete from EmailChange where accountId = :account")
        .setParameter("account", accountId)
        .executeUpdate();
  }

  /**
   * Prevents a change of address until the end of the transaction, for what follows from a code
   * that was mailed there.
   *
   * @return false when the account has another address by now
   */
  public boolean holdAddress(UUID accountId, String email) {
    return !entityManager
        .unwrap(Session.class)
        .createNativeQuery(
            """
            select id from platform.account where id = :id and email = :email for no key update
            """,
            UUID.class)
        .setParameter("id", accountId)
        .setParameter("email", email)
        .getResultList()
        .isEmpty();
  }

  /** Whether the address belongs to a verified account, or to one that an administrator created. */
  public boolean isTaken(String email) {
    return entityManager
            .createQuery(
                """
                select count(a) from Account a
                 where a.email = :email and (a.emailVerifiedAt is not null or a.provisioned = true)
                """,
                Long.class)
            .setParameter("email", email)
            .getSingleResult()
        > 0;
  }

  /**
   * Removes an unverified sign-up with this address: it belongs to nobody. An account that an
   * administrator created stays.
   *
   * @return its id; empty when there was none
   */
  public Optional<UUID> removePending(String email) {
    return entityManager
        .unwrap(Session.class)
        .createNativeQuery(
            """
            delete from platform.account
             where email = :email and email_verified_at is null and not is_provisioned
               and deleted_at is null
            returning id
            """,
            UUID.class)
        .setParameter("email", email)
        .getResultList()
        .stream()
        .findFirst();
  }

  /**
   * Changes the address of an active account; the new one counts as verified.
   *
   * @return false, and nothing changed, when the account is inactive, or has changed since it was
   *     authenticated
   */
  public boolean changeEmail(AccountAtEpoch account, String newEmail, Instant now) {
    return entityManager
            .createQuery(
                """
                update Account set email = :email, emailRefused = false, emailBouncedAt = null,
                       emailVerifiedAt = :now
                 where id = :account and epoch = :epoch and active = true
                """)
            .setParameter("account", account.id().value())
            .setParameter("epoch", account.epoch())
            .setParameter("email", newEmail)
            .setParameter("now", now)
            .executeUpdate()
        == 1;
  }
}
