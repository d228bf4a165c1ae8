package org.headgate.accounts.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.headgate.pool.persistence.Platform;
import org.hibernate.Session;

/** The addresses that accounts are to have, one an account. Each call is one statement. */
@Dependent
public class EmailChanges {

  private final EntityManager platform;

  @Inject
  EmailChanges(@Platform EntityManager platform) {
    this.platform = platform;
  }

  /** Takes the place of an earlier one. */
  public void put(UUID account, String newEmail, Instant now) {
    platform
        .createNativeQuery(
            """
            insert into platform.email_change (account_id, new_email, requested_at)
            values (:account, :email, :now)
            on conflict (account_id) do update
               set new_email = excluded.new_email, requested_at = excluded.requested_at
            """)
        .setParameter("account", account)
        .setParameter("email", newEmail)
        .setParameter("now", now)
        .executeUpdate();
  }

  /** The address that an account is to have. */
  public Optional<String> of(UUID account) {
    return platform
        .unwrap(Session.class)
        .createNativeQuery(
            "select new_email from platform.email_change where account_id = :account", String.class)
        .setParameter("account", account)
        .getResultList()
        .stream()
        .findFirst();
  }

  public void remove(UUID account) {
    platform
        .createNativeQuery("delete from platform.email_change where account_id = :account")
        .setParameter("account", account)
        .executeUpdate();
  }

  /** Whether a verified account has the address. */
  public boolean isTaken(String email) {
    return platform
            .createQuery(
                "select count(a) from Account a where a.email = :email and a.emailVerifiedAt is not"
                    + " null",
                Long.class)
            .setParameter("email", email)
            .getSingleResult()
        > 0;
  }

  /**
   * Removes the account that somebody signed up for with the address and never verified: it belongs
   * to nobody.
   */
  public void removePending(String email) {
    platform
        .createNativeQuery(
            """
            delete from platform.account
             where email = :email and email_verified_at is null and deleted_at is null
            """)
        .setParameter("email", email)
        .executeUpdate();
  }

  /**
   * Gives an active account another address, which is verified.
   *
   * @return false, and nothing changed, when the account is inactive
   */
  public boolean carryOut(UUID account, String newEmail, Instant now) {
    return platform
            .createQuery(
                """
                update Account set email = :email, emailRefused = false, emailVerifiedAt = :now
                 where id = :account and active = true
                """)
            .setParameter("account", account)
            .setParameter("email", newEmail)
            .setParameter("now", now)
            .executeUpdate()
        == 1;
  }
}
