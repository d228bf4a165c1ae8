package org.headgate.secondfactors.persistence;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.headgate.common.identity.AccountAtEpoch;

/** The secrets of authenticator apps, at most one for each account. */
public class TotpRepository {

  private final EntityManager entityManager;

  public TotpRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /**
   * Stores a secret until it is confirmed in the same epoch of the account; it replaces an earlier
   * pending one.
   *
   * @return false, with nothing changed, when the account has a confirmed one
   */
  public boolean putPending(AccountAtEpoch owner, EncryptedSecret secret, Instant now) {
    return entityManager
            .createNativeQuery(
                """
                insert into platform.totp as t (account_id, epoch, sealed_secret, created_at)
                values (:account, :epoch, :secret, :now)
                on conflict (account_id) do update
                   set sealed_secret = excluded.sealed_secret, created_at = excluded.created_at,
                       epoch = excluded.epoch
                 where t.confirmed_at is null
                """)
            .setParameter("account", owner.id().value())
            .setParameter("epoch", owner.epoch())
            .setParameter("secret", secret.bytes())
            .setParameter("now", now)
            .executeUpdate()
        == 1;
  }

  /** The secret of the active app. */
  public Optional<EncryptedSecret> findActive(UUID accountId) {
    return entityManager
        .createQuery(
            """
            select t.secret from Totp t
             where t.accountId = :account and t.confirmedAt is not null
            """,
            EncryptedSecret.class)
        .setParameter("account", accountId)
        .getResultList()
        .stream()
        .findFirst();
  }

  /**
   * The secret of an app that can still be confirmed.
   *
   * @param begunAfter an enrolment that began earlier is void
   */
  public Optional<EncryptedSecret> findPending(UUID accountId, Instant begunAfter) {
    return entityManager
        .createQuery(
            """
            select t.secret from Totp t join t.account a
             where t.accountId = :account and t.confirmedAt is null and t.epoch = a.epoch
               and t.createdAt > :begunAfter
            """,
            EncryptedSecret.class)
        .setParameter("account", accountId)
        .setParameter("begunAfter", begunAfter)
        .getResultList()
        .stream()
        .findFirst();
  }

  /** The secrets of the active apps of accounts, by account. */
  public Map<UUID, EncryptedSecret> active(Collection<UUID> accounts) {
    List<?> rows =
        entityManager
            .createNativeQuery(
                """
                select t.account_id, t.sealed_secret from platform.totp t
                 where t.account_id = any (cast(:accounts as uuid[])) and t.confirmed_at is not null
                """)
            .setParameter("accounts", accounts.toArray(UUID[]::new))
            .getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .collect(
            Collectors.toMap(row -> (UUID) row[0], row -> new EncryptedSecret((byte[]) row[1])));
  }

  /**
   * Activates a secret, and marks the time step of the confirming code as used.
   *
   * @param secret the one whose code was verified; another may be pending by now
   * @return whether this call did it
   */
  public boolean confirm(UUID accountId, EncryptedSecret secret, long step, Instant now) {
    return entityManager
            .createQuery(
                """
                update Totp set confirmedAt = :now, usedSteps = :steps
                 where accountId = :account and confirmedAt is null and secret = :secret
                """)
            .setParameter("account", accountId)
            .setParameter("secret", secret)
            .setParameter("steps", new Long[] {step})
            .setParameter("now", now)
            .executeUpdate()
        == 1;
  }

  /**
   * Marks a time step as used. It is one native statement, so that of two requests with the same
   * code the row decides.
   *
   * @param oldest steps before this one cannot be replayed any more and are deleted
   * @return whether this call did it; of two with the same step, one does
   */
  public boolean markStepUsed(UUID accountId, long step, long oldest) {
    return entityManager
            .createNativeQuery(
                """
                update platform.totp t
                   set used_steps = array(select s from unnest(t.used_steps) s where s >= :oldest)
                                    || cast(:step as bigint)
                 where t.account_id = :account and t.confirmed_at is not null
                   and not cast(:step as bigint) = any (t.used_steps)
                """)
            .setParameter("account", accountId)
            .setParameter("step", step)
            .setParameter("oldest", oldest)
            .executeUpdate()
        == 1;
  }

  /**
   * Removes the app; the caller has locked the account.
   *
   * @return whether the one that was removed had been confirmed; empty when there was none
   */
  public Optional<Boolean> remove(UUID accountId) {
    List<Boolean> wasConfirmed =
        entityManager
            .createQuery(
                """
                select case when t.confirmedAt is not null then true else false end
                  from Totp t where t.accountId = :account
                """,
                Boolean.class)
            .setParameter("account", accountId)
            .getResultList();
    entityManager
        .createQuery("delete from Totp where accountId = :account")
        .setParameter("account", accountId)
        .executeUpdate();
    return wasConfirmed.stream().findFirst();
  }

  /** A person's second factors without their secrets; two statements. */
  public SecondFactorDataExport export(UUID accountId) {
    List<SecondFactorDataExport.PasskeyCopy> passkeys =
        new PasskeyRepository(entityManager)
            .of(accountId).stream().map(SecondFactorDataExport.PasskeyCopy::of).toList();
    return entityManager
        .createQuery(
            """
            select t.createdAt, t.confirmedAt,
                   (select count(c) from RecoveryCode c where c.id.accountId = a.id and c.usedAt is null),
                   (select count(c) from RecoveryCode c where c.id.accountId = a.id and c.usedAt is not null)
              from Account a left join Totp t on t.accountId = a.id
             where a.id = :account
            """,
            Object[].class)
        .setParameter("account", accountId)
        .getResultList()
        .stream()
        .findFirst()
        .map(
            row ->
                new SecondFactorDataExport(
                    Optional.ofNullable((Instant) row[0]),
                    Optional.ofNullable((Instant) row[1]),
                    (Long) row[2],
                    (Long) row[3],
                    passkeys))
        .orElseGet(
            () -> new SecondFactorDataExport(Optional.empty(), Optional.empty(), 0, 0, passkeys));
  }
}
