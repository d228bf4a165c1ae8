package org.headgate.secondfactors.persistence;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.headgate.common.identity.AccountAtEpoch;
import org.hibernate.Session;

/** Log-ins between their first and their second factor. */
public class MfaChallengeRepository {

  private final EntityManager entityManager;

  public MfaChallengeRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /**
   * Starts a challenge in the account's epoch, and deletes the account's finished ones. It is
   * native SQL, because a log-in spends one round trip on it.
   */
  public void add(
      UUID id, AccountAtEpoch account, List<String> amr, Instant now, Instant expiresAt) {
    entityManager
        .createNativeQuery(
            """
            with over as (
              delete from platform.mfa_challenge where account_id = :account and expires_at <= :now)
            insert into platform.mfa_challenge (id, account_id, epoch, amr, created_at, expires_at)
            values (:id, :account, :epoch, :amr, :now, :expires)
            """)
        .setParameter("id", id)
        .setParameter("account", account.id().value())
        .setParameter("epoch", account.epoch())
        .setParameter("amr", amr.toArray(String[]::new))
        .setParameter("now", now)
        .setParameter("expires", expiresAt)
        .executeUpdate();
  }

  /**
   * Reads a challenge of the account's present epoch that may still be answered, and locks it until
   * the transaction ends, so that guesses are checked one at a time. It avoids a join, which would
   * lock the account too.
   */
  public Optional<MfaChallengeEntity> findForUpdate(UUID id, int maxAttempts, Instant now) {
    return entityManager
        .createQuery(
            """
            select c from MfaChallenge c
             where c.id = :id and c.usedAt is null and c.expiresAt > :now and c.attempts < :max
               and exists (select a.id from Account a
                            where a.id = c.accountId and a.epoch = c.epoch and a.active = true)
            """,
            MfaChallengeEntity.class)
        .setParameter("id", id)
        .setParameter("max", maxAttempts)
        .setParameter("now", now)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultList()
        .stream()
        .findFirst();
  }

  /**
   * Locks the challenges of an account whose first factor was a mailed code, which are about to be
   * removed. A guess locks its challenge before the account: so must whoever locks both.
   */
  public void lockMailed(UUID accountId, Instant now) {
    entityManager
        .unwrap(Session.class)
        .createNativeQuery(
            """
            select id from platform.mfa_challenge
             where account_id = :account and 'otp' = any (amr) and expires_at > :now order by id for update
            """,
            UUID.class)
        .setParameter("account", accountId)
        .setParameter("now", now)
        .getResultList();
  }

  /** Removes what {@link #lockMailed} locks; the caller has locked the account too. */
  public void removeMailed(UUID accountId, Instant now) {
    entityManager
        .createNativeQuery(
            """
            delete from platform.mfa_challenge
             where account_id = :account and 'otp' = any (amr) and expires_at > :now
            """)
        .setParameter("account", accountId)
        .setParameter("now", now)
        .executeUpdate();
  }
}
