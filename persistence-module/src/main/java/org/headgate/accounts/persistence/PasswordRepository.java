package org.headgate.accounts.persistence;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.headgate.common.identity.AccountAtEpoch;
import org.hibernate.Session;

/** Password hashes of the platform database. Each call is one statement. */
public class PasswordRepository {

  private final EntityManager entityManager;

  public PasswordRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /** The address of an account, by which its password attempts are counted. */
  public Optional<String> address(UUID accountId) {
    return entityManager
        .createQuery("select a.email from Account a where a.id = :id", String.class)
        .setParameter("id", accountId)
        .getResultList()
        .stream()
        .findFirst();
  }

  /**
   * Replaces the password of an active account; the epoch is raised.
   *
   * @return false, and nothing changed, when the account has changed since it was authenticated
   */
  public boolean replace(AccountAtEpoch account, String hash) {
    return entityManager
            .createQuery(
                """
                update Account set passwordHash = :hash, epoch = epoch + 1
                 where id = :id and epoch = :epoch and active = true
                """)
            .setParameter("id", account.id().value())
            .setParameter("epoch", account.epoch())
            .setParameter("hash", hash)
            .executeUpdate()
        == 1;
  }

  /**
   * Replaces the hash by another one of the same password, if it is still the hash that was
   * checked; the epoch stays.
   */
  public void rehash(UUID accountId, String verifiedHash, String hash) {
    entityManager
        .createQuery(
            "update Account set passwordHash = :hash where id = :id and passwordHash = :verified")
        .setParameter("id", accountId)
        .setParameter("verified", verifiedHash)
        .setParameter("hash", hash)
        .executeUpdate();
  }

  /**
   * Sets a new password for an active account and verifies its address, since the code was mailed
   * there. If the sign-up was unverified until now, its name is removed too: its author never
   * proved to own the address. The epoch is raised.
   *
   * @param email where the code was mailed
   * @return whether that verified the address; empty, and nothing changed, when the account is
   *     inactive, has another address by now, or has changed since it was authenticated
   */
  public Optional<Boolean> reset(AccountAtEpoch account, String email, String hash, Instant now) {
    return entityManager
        .unwrap(Session.class)
        .createNativeQuery(
            """
            with before as (
              select id, email_verified_at is null as unverified,
                     is_provisioned and is_contested and signup_network is not null as is_foreign
                from platform.account
               where id = :id and epoch = :epoch and email = :email and is_active for update
            ), app as (
              delete from platform.totp t using before b where t.account_id = b.id and b.is_foreign
            ), codes as (
              delete from platform.recovery_code c using before b where c.account_id = b.id and b.is_foreign
            )
            update platform.account a
               set password_hash = :hash, epoch = a.epoch + 1,
                   full_name = case when a.email_verified_at is not null or a.is_provisioned then a.full_name end,
                   email_verified_at = coalesce(a.email_verified_at, :now), email_bounced_at = null,
                   is_contested = false, signup_network = null
              from before b where a.id = b.id
            returning b.unverified
            """,
            Boolean.class)
        .setParameter("id", account.id().value())
        .setParameter("epoch", account.epoch())
        .setParameter("email", email)
        .setParameter("hash", hash)
        .setParameter("now", now)
        .getResultList()
        .stream()
        .findFirst();
  }
}
