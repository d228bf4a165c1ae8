package org.headgate.secondfactors.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.headgate.common.identity.JudgedAccount;
import org.headgate.pool.persistence.Platform;
import org.hibernate.Session;

/** The secrets of authenticator apps, at most one an account. Each call is one statement. */
@Dependent
public class TotpRepository {

  private final EntityManager platform;

  @Inject
  TotpRepository(@Platform EntityManager platform) {
    this.platform = platform;
  }

  /**
   * Keeps a secret until it is confirmed in the same epoch of the account, in the place of an
   * earlier one that was not.
   *
   * @return false, and nothing changed, when one is in force
   */
  public boolean putPending(JudgedAccount owner, EncryptedSecret secret, Instant now) {
    return platform
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

  /** One in force, or one that waits and can still be confirmed. */
  public Optional<TotpView> find(UUID account) {
    return platform
        .unwrap(Session.class)
        .createNativeQuery(
            """
            select t.sealed_secret as secret, t.confirmed_at is not null as confirmed
              from platform.totp t join platform.account a on a.id = t.account_id
             where t.account_id = :account and (t.confirmed_at is not null or t.epoch = a.epoch)
            """,
            Tuple.class)
        .addScalar("secret", byte[].class)
        .addScalar("confirmed", Boolean.class)
        .setParameter("account", account)
        .getResultList()
        .stream()
        .map(
            row ->
                new TotpView(
                    new EncryptedSecret(row.get("secret", byte[].class)),
                    row.get("confirmed", Boolean.class)))
        .findFirst();
  }

  /**
   * Puts a secret in force; the step whose code proved it is used.
   *
   * @param secret the one that was judged: another may wait by now
   * @return whether this call did it
   */
  public boolean confirm(UUID account, EncryptedSecret secret, long step, Instant now) {
    return platform
            .createNativeQuery(
                """
                update platform.totp set confirmed_at = :now, used_steps = array[cast(:step as bigint)]
                 where account_id = :account and confirmed_at is null and sealed_secret = :secret
                """)
            .setParameter("account", account)
            .setParameter("secret", secret.bytes())
            .setParameter("step", step)
            .setParameter("now", now)
            .executeUpdate()
        == 1;
  }

  /**
   * Uses a time step up.
   *
   * @param oldest what is older cannot be repeated any more, and is forgotten
   * @return whether this call did it; of two with the same step, one does
   */
  public boolean markStepUsed(UUID account, long step, long oldest) {
    return platform
            .createNativeQuery(
                """
                update platform.totp t
                   set used_steps = array(select s from unnest(t.used_steps) s where s >= :oldest)
                                    || cast(:step as bigint)
                 where t.account_id = :account and t.confirmed_at is not null
                   and not cast(:step as bigint) = any (t.used_steps)
                """)
            .setParameter("account", account)
            .setParameter("step", step)
            .setParameter("oldest", oldest)
            .executeUpdate()
        == 1;
  }

  /**
   * @return whether the one that was removed had been confirmed; empty when there was none
   */
  public Optional<Boolean> remove(UUID account) {
    return platform
        .unwrap(Session.class)
        .createNativeQuery(
            """
            delete from platform.totp where account_id = :account
            returning confirmed_at is not null
            """,
            Boolean.class)
        .setParameter("account", account)
        .getResultList()
        .stream()
        .findFirst();
  }
}
