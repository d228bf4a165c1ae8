package org.headgate.secondfactors.persistence;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Keyed hashes of recovery codes. Each call is one statement, but for the replacement. */
public class RecoveryCodeRepository {

  private final EntityManager entityManager;

  public RecoveryCodeRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /** Replaces all codes of an account; native SQL, to insert them in one statement. */
  public void replace(UUID accountId, List<byte[]> hashes, Instant now) {
    removeAll(accountId);
    entityManager
        .createNativeQuery(
            """
            insert into platform.recovery_code (account_id, code_hash, created_at)
            select :account, h, :now from unnest(cast(:hashes as bytea[])) h
            """)
        .setParameter("account", accountId)
        .setParameter("hashes", hashes.toArray(byte[][]::new))
        .setParameter("now", now)
        .executeUpdate();
  }

  /**
   * Marks a code as used.
   *
   * @return whether this call did it; of two with the same code, one does
   */
  public boolean use(UUID accountId, byte[] hash, Instant now) {
    return entityManager
            .createQuery(
                """
                update RecoveryCode set usedAt = :now
                 where id.accountId = :account and id.codeHash = :hash and usedAt is null
                """)
            .setParameter("account", accountId)
            .setParameter("hash", hash)
            .setParameter("now", now)
            .executeUpdate()
        == 1;
  }

  /** Whether the account has an unused code. */
  public boolean anyLeft(UUID accountId) {
    return entityManager
            .createQuery(
                "select count(c) from RecoveryCode c where c.id.accountId = :account and c.usedAt is null",
                Long.class)
            .setParameter("account", accountId)
            .getSingleResult()
        > 0;
  }

  public void removeAll(UUID accountId) {
    entityManager
        .createQuery("delete from RecoveryCode where id.accountId = :account")
        .setParameter("account", accountId)
        .executeUpdate();
  }
}
