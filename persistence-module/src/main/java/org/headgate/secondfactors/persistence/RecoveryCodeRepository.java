package org.headgate.secondfactors.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.headgate.pool.persistence.Platform;
import org.hibernate.Session;

/** Keyed hashes of recovery codes. Each call is one statement, but for the replacement. */
@Dependent
public class RecoveryCodeRepository {

  private final EntityManager platform;

  @Inject
  RecoveryCodeRepository(@Platform EntityManager platform) {
    this.platform = platform;
  }

  /** Voids the codes of an account and keeps others. */
  public void replace(UUID account, List<byte[]> hashes, Instant now) {
    removeAll(account);
    platform
        .createNativeQuery(
            """
            insert into platform.recovery_code (account_id, code_hash, created_at)
            select :account, h, :now from unnest(cast(:hashes as bytea[])) h
            """)
        .setParameter("account", account)
        .setParameter("hashes", hashes.toArray(byte[][]::new))
        .setParameter("now", now)
        .executeUpdate();
  }

  /**
   * Uses a code up.
   *
   * @return whether this call did it; of two with the same code, one does
   */
  public boolean use(UUID account, byte[] hash, Instant now) {
    return platform
            .createNativeQuery(
                """
                update platform.recovery_code set used_at = :now
                 where account_id = :account and code_hash = :hash and used_at is null
                """)
            .setParameter("account", account)
            .setParameter("hash", hash)
            .setParameter("now", now)
            .executeUpdate()
        == 1;
  }

  /** Whether the account has a code that was not used. */
  public boolean anyLeft(UUID account) {
    return platform
        .unwrap(Session.class)
        .createNativeQuery(
            """
            select exists (select 1 from platform.recovery_code
                            where account_id = :account and used_at is null)
            """,
            Boolean.class)
        .setParameter("account", account)
        .getSingleResult();
  }

  public void removeAll(UUID account) {
    platform
        .createNativeQuery("delete from platform.recovery_code where account_id = :account")
        .setParameter("account", account)
        .executeUpdate();
  }
}
