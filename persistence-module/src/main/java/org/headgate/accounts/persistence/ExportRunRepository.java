package org.headgate.accounts.persistence;

import jakarta.persistence.EntityManager;
import java.util.UUID;

/**
 * Keeps each account to one export at a time on all nodes. A run expires after a minute unless it
 * is renewed, so that a node that died blocks nobody.
 */
public class ExportRunRepository {

  private final EntityManager entityManager;

  public ExportRunRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /**
   * Starts a run; repeating the call has no further effect.
   *
   * @return false when another run of the account is active
   */
  public boolean begin(UUID accountId, UUID runId) {
    return entityManager
            .createNativeQuery(
                """
                insert into platform.export_run as r (account_id, run, counts_until)
                values (:account, :run, now() + interval '1 minute')
                on conflict (account_id) do update
                   set run = excluded.run, counts_until = excluded.counts_until
                 where r.counts_until < now() or r.run = excluded.run
                """)
            .setParameter("account", accountId)
            .setParameter("run", runId)
            .executeUpdate()
        == 1;
  }

  /** Extends the run by another minute. */
  public void renew(UUID runId) {
    entityManager
        .createNativeQuery(
            """
            update platform.export_run set counts_until = now() + interval '1 minute' where run = :run
            """)
        .setParameter("run", runId)
        .executeUpdate();
  }

  public void end(UUID runId) {
    entityManager
        .createNativeQuery("delete from platform.export_run where run = :run")
        .setParameter("run", runId)
        .executeUpdate();
  }
}
