package org.headgate.accounts.persistence.provisioning;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.headgate.accounts.persistence.AccountCredentials;
import org.headgate.ratelimit.persistence.KeyedHash;
import org.hibernate.Session;

/** Creates accounts for administrators. Each call is one statement. */
public class AccountProvisioningRepository {

  private final EntityManager entityManager;

  public AccountProvisioningRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /**
   * Creates an account, replacing an unverified sign-up with the same address; the password and
   * codes of that sign-up are void.
   *
   * @return its id, which is the sign-up's if there was one, or empty when the address belongs to
   *     an account already
   */
  public Optional<UUID> create(ProvisionedAccount account) {
    return entityManager
        .unwrap(Session.class)
        .createNativeQuery(
            """
            insert into platform.account
                   (id, email, password_hash, full_name, locale, time_zone, roles, department_id, email_verified_at,
                    created_at, is_provisioned)
            values (:id, :email, :hash, :name, :locale, :zone, cast(:roles as text[]), :department, :verified, :now, true)
            on conflict (email) do update
               set password_hash = excluded.password_hash, full_name = excluded.full_name,
                   locale = excluded.locale, time_zone = excluded.time_zone, roles = excluded.roles,
                   department_id = excluded.department_id, email_verified_at = excluded.email_verified_at,
                   created_at = excluded.created_at, is_provisioned = true, is_active = true, is_contested = false,
                   signup_network = null, email_bounced_at = null, attributes = null, epoch = account.epoch + 1
             where account.email_verified_at is null and not account.is_provisioned and account.deleted_at is null
            returning id
            """,
            UUID.class)
        .setParameter("id", account.id())
        .setParameter("email", account.email())
        .setParameter("hash", account.passwordHash().orElse(AccountCredentials.NO_PASSWORD))
        .setParameter("name", account.fullName().orElse(null), String.class)
        .setParameter("locale", account.locale())
        .setParameter("zone", account.timeZone())
        .setParameter("roles", "{" + String.join(",", account.roles()) + "}")
        .setParameter("department", account.department().orElse(null), UUID.class)
        .setParameter("verified", account.verifiedAt().orElse(null), Instant.class)
        .setParameter("now", account.createdAt())
        .getResultList()
        .stream()
        .findFirst();
  }

  /**
   * Notes that somebody signs up with an address that an import brought unverified: its password
   * and factors came from another system, whose account need not be that of the address's owner, so
   * they are void once the address is verified.
   *
   * @param network keyed hash of the client's network
   */
  public void noteSignUp(String email, KeyedHash network) {
    entityManager
        .createNativeQuery(
            """
            update platform.account set signup_network = :network
             where email = :email and email_verified_at is null and is_provisioned and is_contested
            """)
        .setParameter("email", email)
        .setParameter("network", network.bytes())
        .executeUpdate();
  }

  /** Stores the id that an account has in the system it came from; external ids are unique. */
  public void nameExternally(UUID accountId, String externalId) {
    entityManager
        .createNativeQuery(
            """
            insert into platform.external_identity (external_id, account_id) values (:name, :account)
            on conflict do nothing
            """)
        .setParameter("name", externalId)
        .setParameter("account", accountId)
        .executeUpdate();
  }
}
