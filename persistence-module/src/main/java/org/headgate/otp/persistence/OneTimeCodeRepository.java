package org.headgate.otp.persistence;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.headgate.otp.api.CodePurpose;
import org.hibernate.Session;

/** The one-time codes of the platform database. */
public class OneTimeCodeRepository {

  private static final CodePurposeConverter PURPOSES = new CodePurposeConverter();
  private static final UUID NONE = new UUID(0, 0);

  private final EntityManager entityManager;

  public OneTimeCodeRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /**
   * Writes a code in the account's present epoch, replacing an earlier one of the same purpose. It
   * is native SQL because the primary key of the row changes too.
   */
  public void issue(
      UUID id, UUID accountId, CodePurpose purpose, byte[] hash, Instant now, Instant expiresAt) {
    entityManager
        .createNativeQuery(
            """
            insert into platform.one_time_code (id, account_id, purpose, code_hash, created_at, expires_at, epoch)
            select :id, id, :purpose, :hash, :now, :expires, epoch from platform.account where id = :account
            on conflict (account_id, purpose) do update
               set id = excluded.id, code_hash = excluded.code_hash, attempts = 0, device_attempts = 0, redeemed_at = null,
                   created_at = excluded.created_at, expires_at = excluded.expires_at, epoch = excluded.epoch
            """)
        .setParameter("id", id)
        .setParameter("account", accountId)
        .setParameter("purpose", PURPOSES.convertToDatabaseColumn(purpose))
        .setParameter("hash", hash)
        .setParameter("now", now)
        .setParameter("expires", expiresAt)
        .executeUpdate();
  }

  /**
   * The code that was mailed to an account's own address, locked so that guesses are checked one at
   * a time.
   */
  public Optional<OneTimeCodeEntity> findForUpdate(String email, CodePurpose purpose) {
    return findForUpdate(
        "c.accountId = (select a.id from Account a where a.email = :owner)", email, purpose);
  }

  /**
   * Writes the result of a guess. A guess that changed no code, such as one for an unknown address,
   * takes one statement too, so that timing does not reveal who has a code.
   */
  public void writeGuess() {
    if (!entityManager.unwrap(Session.class).isDirty()) {
      entityManager
          .createNativeQuery(
              "update platform.one_time_code set attempts = attempts where id = :none")
          .setParameter("none", NONE)
          .executeUpdate();
    }
    entityManager.flush();
  }

  /** As {@link #findForUpdate(String, CodePurpose)}, whatever address the code was mailed to. */
  public Optional<OneTimeCodeEntity> findForUpdate(UUID accountId, CodePurpose purpose) {
    return findForUpdate("c.accountId = :owner", accountId, purpose);
  }

  /**
   * Locks all codes of accounts that are about to be deleted. A guess locks its code before the
   * account; who locked them the other way round would wait for it, and it for them.
   */
  public void lockAll(Collection<UUID> accounts) {
    entityManager
        .unwrap(Session.class)
        .createNativeQuery(
            """
            select id from platform.one_time_code
             where account_id = any (cast(:accounts as uuid[])) order by id for update
            """,
            UUID.class)
        .setParameter("accounts", accounts.toArray(UUID[]::new))
        .getResultList();
  }

  /** Without a join, which would lock the account too. */
  private Optional<OneTimeCodeEntity> findForUpdate(
      String condition, Object owner, CodePurpose purpose) {
    return entityManager
        .createQuery(
            "select c from OneTimeCode c where " + condition + " and c.purpose = :purpose",
            OneTimeCodeEntity.class)
        .setParameter("owner", owner)
        .setParameter("purpose", purpose)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultList()
        .stream()
        .findFirst();
  }

  /** The codes of an account that can be redeemed now. */
  public List<LiveCodeView> live(UUID accountId, int maxAttempts, Instant now) {
    return entityManager
        .createQuery(
            """
            select new org.headgate.otp.persistence.LiveCodeView(
                   c.purpose, c.createdAt, c.expiresAt, c.attempts, c.deviceAttempts)
              from OneTimeCode c join c.account a
             where a.id = :account and a.epoch = c.epoch and c.redeemedAt is null and c.expiresAt > :now
               and least(c.attempts, c.deviceAttempts) < :max
            """,
            LiveCodeView.class)
        .setParameter("account", accountId)
        .setParameter("now", now)
        .setParameter("max", maxAttempts)
        .getResultList();
  }
}
