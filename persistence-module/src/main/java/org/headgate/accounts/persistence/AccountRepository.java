package org.headgate.accounts.persistence;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.headgate.common.identity.AccountAtEpoch;
import org.headgate.ratelimit.persistence.KeyedHash;
import org.hibernate.Session;

/** Reads and writes accounts of the platform database. Each call is one statement. */
public class AccountRepository {

  /**
   * Builds an {@link AccountView} of an account {@code a} with its department {@code d}. Second
   * factors are counted: with {@code exists}, the server would first read the factors of all
   * accounts for a page.
   */
  public static final String VIEW =
      """
      new org.headgate.accounts.persistence.AccountView(
             a.id, a.email, a.fullName, a.locale, a.timeZone, a.roles, d.id, d.name, a.active,
             a.emailVerifiedAt, a.emailBouncedAt, a.createdAt, a.lastLoginAt,
             case when (select count(t) from Totp t where t.accountId = a.id and t.confirmedAt is not null) > 0
                    or (select count(p) from Passkey p where p.accountId = a.id) > 0
                  then true else false end,
             a.epoch)
      """;

  /** The accounts {@code a}, each with its department {@code d}. */
  public static final String FROM = " from Account a left join a.department d ";

  /** Selects {@link AccountView}s. */
  public static final String SELECT_VIEW = "select " + VIEW + FROM;

  private final EntityManager entityManager;

  public AccountRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /**
   * Writes a pending account, replacing an earlier unverified one with the same address. It is
   * marked as contested when the earlier one is less than a day old and came from another network.
   *
   * @param network keyed hash of the client's network; empty when unknown
   * @return its id, which is the earlier one's if there was one, or empty when the address is
   *     verified already, or belongs to an account that an administrator created
   */
  public Optional<UUID> saveUnverified(NewAccount pending, KeyedHash network) {
    return entityManager
        .unwrap(Session.class)
        .createNativeQuery(
            """
            insert into platform.account
                   (id, email, password_hash, full_name, locale, time_zone, created_at, signup_network)
            values (:id, :email, :hash, :name, :locale, :zone, :now, :network)
            on conflict (email) do update
               set password_hash = excluded.password_hash, full_name = excluded.full_name,
                   locale = excluded.locale, time_zone = excluded.time_zone, created_at = excluded.created_at,
                   is_contested = account.created_at > excluded.created_at - interval '1 day'
                                  and (account.is_contested
                                       or account.signup_network is distinct from excluded.signup_network),
                   signup_network = excluded.signup_network
             where account.email_verified_at is null and not account.is_provisioned and account.deleted_at is null
            returning id
            """,
            UUID.class)
        .setParameter("id", pending.id())
        .setParameter("email", pending.email())
        .setParameter("hash", pending.passwordHash())
        .setParameter("name", pending.fullName().orElse(null))
        .setParameter("locale", pending.locale())
        .setParameter("zone", pending.timeZone())
        .setParameter("now", pending.createdAt())
        .setParameter("network", network.bytes())
        .getResultList()
        .stream()
        .findFirst();
  }

  public Optional<AccountView> byEmail(String email) {
    return entityManager
        .createQuery(
            SELECT_VIEW + "where a.email = :email and a.deletedAt is null", AccountView.class)
        .setParameter("email", email)
        .getResultList()
        .stream()
        .findFirst();
  }

  /** Empty for a deleted account, whose row stays until everything of it is erased. */
  public Optional<AccountView> byId(UUID id) {
    return entityManager
        .createQuery(SELECT_VIEW + "where a.id = :id and a.deletedAt is null", AccountView.class)
        .setParameter("id", id)
        .getResultList()
        .stream()
        .findFirst();
  }

  /** The claims that userinfo returns for an account. */
  public Optional<StandardClaims> standardClaims(UUID id) {
    return entityManager
        .createQuery(
            """
            select new org.headgate.accounts.persistence.StandardClaims(
                   a.id, a.email, a.emailVerifiedAt, a.fullName, a.locale, a.timeZone, a.updatedAt)
              from Account a where a.id = :id
            """,
            StandardClaims.class)
        .setParameter("id", id)
        .getResultList()
        .stream()
        .findFirst();
  }

  /** The account of a session that has neither ended nor expired, both read at the same moment. */
  public Optional<AccountView> byOpenSession(UUID sessionId, Instant now) {
    return entityManager
        .createQuery(
            SELECT_VIEW
                + """
                join Session s on s.accountId = a.id
                where s.id = :session and s.endedAt is null and s.expiresAt > :now
                """,
            AccountView.class)
        .setParameter("session", sessionId)
        .setParameter("now", now)
        .getResultList()
        .stream()
        .findFirst();
  }

  /**
   * Locks the account until the end of the transaction; false when there is none, or it is deleted.
   */
  public boolean lock(UUID id) {
    return !entityManager
        .unwrap(Session.class)
        .createNativeQuery(
            "select id from platform.account where id = :id and deleted_at is null for update",
            UUID.class)
        .setParameter("id", id)
        .getResultList()
        .isEmpty();
  }

  /**
   * The account of a session that has neither ended nor expired. Every call with a bearer token
   * depends on it.
   *
   * @param kid the key that signed the caller's token: tokens of a revoked key are refused
   */
  public Optional<AccountView> bySession(UUID sessionId, String kid, Instant now) {
    return entityManager
        .createQuery(
            SELECT_VIEW
                + """
                join Session s on s.accountId = a.id
                where s.id = :session and s.endedAt is null and s.expiresAt > :now
                  and exists (select 1 from SigningKey k where k.kid = :kid and k.revokedAt is null)
                """,
            AccountView.class)
        .setParameter("session", sessionId)
        .setParameter("kid", kid)
        .setParameter("now", now)
        .getResultList()
        .stream()
        .findFirst();
  }

  /**
   * Marks the address as verified, once: later calls change nothing. The password and name of the
   * sign-up are removed when somebody else may have written them: when the account is contested and
   * the verification comes from another network, or when the sign-up is too old. What an
   * administrator wrote stays; the password and factors of an import do not, if somebody signed up
   * with its unverified address.
   *
   * @param network keyed hash of the network that the verification comes from
   * @param signedUpAfter sign-ups before this instant are too old
   * @return whether the account has a password now; empty, and nothing changed, when the address
   *     was verified before, or the account is inactive or has changed since it was authenticated
   */
  public Optional<Boolean> verifyEmail(
      AccountAtEpoch account, KeyedHash network, Instant now, Instant signedUpAfter) {
    return entityManager
        .unwrap(Session.class)
        .createNativeQuery(
            """
            with judged as (
              select id, is_provisioned,
                     case when is_provisioned then is_contested and signup_network is not null
                          else is_contested and signup_network is distinct from :network
                               or created_at < :signedUpAfter end as is_foreign,
                     password_hash = :none as has_no_password
                from platform.account
               where id = :id and epoch = :epoch and is_active and email_verified_at is null for update
            ), app as (
              delete from platform.totp t using judged j where t.account_id = j.id and j.is_foreign
            ), codes as (
              delete from platform.recovery_code c using judged j where c.account_id = j.id and j.is_foreign
            )
            update platform.account a
               set email_verified_at = :now, email_bounced_at = null, is_contested = false, signup_network = null,
                   password_hash = case when j.is_foreign then :none else a.password_hash end,
                   full_name = case when j.is_foreign and not j.is_provisioned then null else a.full_name end
              from judged j
             where a.id = j.id
            returning not j.is_foreign and not j.has_no_password
            """,
            Boolean.class)
        .setParameter("id", account.id().value())
        .setParameter("epoch", account.epoch())
        .setParameter("now", now)
        .setParameter("signedUpAfter", signedUpAfter)
        .setParameter("network", network.bytes())
        .setParameter("none", AccountCredentials.NO_PASSWORD)
        .getResultList()
        .stream()
        .findFirst();
  }

  /**
   * Locks an account until the end of the transaction, so that its owner can change it; empty when
   * there is none, or it is deleted.
   */
  public Optional<AccountEntity> findForUpdate(UUID id) {
    return Optional.ofNullable(
            entityManager.find(AccountEntity.class, id, LockModeType.PESSIMISTIC_WRITE))
        .filter(account -> !account.isDeleted());
  }
}
