package org.headgate.accounts.persistence;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/**
 * Creates the first administrator, which happens once in the life of a database. Each call is one
 * statement.
 */
public class FirstAdministratorRepository {

  private final EntityManager entityManager;

  public FirstAdministratorRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /** Whether a first administrator was ever created. */
  public boolean exists() {
    return entityManager
        .unwrap(Session.class)
        .createNativeQuery(
            "select exists (select 1 from platform.first_administrator)", Boolean.class)
        .getSingleResult();
  }

  /**
   * Records that the first administrator was created, by whichever node.
   *
   * @return false, and nothing written, when it was noted before
   */
  public boolean markCreated(Instant now) {
    return entityManager
            .createNativeQuery(
                """
                insert into platform.first_administrator (made_at) values (:now)
                on conflict do nothing
                """)
            .setParameter("now", now)
            .executeUpdate()
        == 1;
  }

  /**
   * Creates the administrator's account. An unverified one with the same address belongs to nobody
   * and is replaced: nothing that somebody else wrote, imported or caused stays.
   *
   * @return its id; empty, and nothing written, when a verified account has the address
   */
  public Optional<UUID> put(NewAccount administrator) {
    return entityManager
        .unwrap(Session.class)
        .createNativeQuery(
            """
            with administrator as (
              insert into platform.account
                     (id, email, password_hash, locale, time_zone, roles, email_verified_at, created_at)
              values (:id, :email, :hash, :locale, :zone, '{user,operator,admin}', :now, :now)
              on conflict (email) do update
                 set password_hash = excluded.password_hash, full_name = null, locale = excluded.locale,
                     time_zone = excluded.time_zone, roles = excluded.roles, is_active = true,
                     email_verified_at = excluded.email_verified_at, created_at = excluded.created_at,
                     email_bounced_at = null, email_refused = false, department_id = null, attributes = null,
                     is_contested = false, signup_network = null, epoch = account.epoch + 1
               where account.email_verified_at is null
              returning id
            ), app as (
              delete from platform.totp t using administrator a where t.account_id = a.id
            ), codes as (
              delete from platform.recovery_code c using administrator a where c.account_id = a.id
            )
            select id from administrator
            """,
            UUID.class)
        .setParameter("id", administrator.id())
        .setParameter("email", administrator.email())
        .setParameter("hash", administrator.passwordHash())
        .setParameter("locale", administrator.locale())
        .setParameter("zone", administrator.timeZone())
        .setParameter("now", administrator.createdAt())
        .getResultList()
        .stream()
        .findFirst();
  }

  /**
   * Gives a verified account the administrator's roles and activates it; it keeps its password.
   *
   * @return its id
   */
  public UUID promote(String email) {
    return entityManager
        .unwrap(Session.class)
        .createNativeQuery(
            """
            update platform.account set roles = '{user,operator,admin}', is_active = true
             where email = :email and email_verified_at is not null
            returning id
            """,
            UUID.class)
        .setParameter("email", email)
        .getSingleResult();
  }
}
