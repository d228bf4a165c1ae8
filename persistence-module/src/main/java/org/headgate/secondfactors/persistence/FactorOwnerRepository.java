package org.headgate.secondfactors.persistence;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.UUID;
import org.headgate.common.identity.AccountAtEpoch;
import org.headgate.common.identity.SessionId;
import org.hibernate.Session;

/**
 * Locks the account behind a second factor, in the epoch in which it was authenticated, until the
 * end of the transaction. All transactions lock it before the rows of the factors, which prevents
 * deadlocks.
 */
public class FactorOwnerRepository {

  private final EntityManager entityManager;

  public FactorOwnerRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /**
   * @return false when the account is inactive, or has changed since it was authenticated
   */
  public boolean lock(AccountAtEpoch account) {
    return !entityManager
        .unwrap(Session.class)
        .createNativeQuery(
            """
            select id from platform.account where id = :id and epoch = :epoch and is_active
               for no key update
            """,
            UUID.class)
        .setParameter("id", account.id().value())
        .setParameter("epoch", account.epoch())
        .getResultList()
        .isEmpty();
  }

  /**
   * As {@link #lock(AccountAtEpoch)}, for an account that was authenticated by a session.
   *
   * @return false also when the session is not open any more
   */
  public boolean lock(AccountAtEpoch account, SessionId sessionId, Instant now) {
    return lock(account)
        && !entityManager
            .unwrap(Session.class)
            .createNativeQuery(
                """
                select id from platform.session
                 where id = :session and account_id = :account and ended_at is null and expires_at > :now
                   for share
                """,
                UUID.class)
            .setParameter("session", sessionId.value())
            .setParameter("account", account.id().value())
            .setParameter("now", now)
            .getResultList()
            .isEmpty();
  }
}
