package org.headgate.accounts.persistence;

import jakarta.persistence.EntityManager;
import java.util.UUID;

/**
 * Which accounts are being exported, on whatever node. A run counts for a minute unless it says
 * that it goes on, so that a node that died keeps nobody from an export.
 */
public class ExportRunRepository {

  private final EntityManager entityManager;

  public ExportRunRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /**
   * Begins a run.
   *
   * @return false when one of the account goes on
   */
  public boolean begin(UUID account, UUID run) {
    return entityManager
            .createNativeQuery(
                """
                insert into platform.export_run as r (account_id, run, counts_until)
                values (:account, :run, now() + interval '1 minute')
                on conflict (account_id) do update
                   set run = excluded.run, counts_until = excluded.counts_until
                 where r.counts_until < now()
                """)
            .setParameter("account", account)
            .setParameter("run", run)
            .executeUpdate()
        == 1;
  }

  /** The run goes on. */
  public void renew(UUID run) {
    entityManager
        .createNativeQuery(
            """
            update platform.export_run set counts_until = now() + interval '1 minute' where run = :run
            """)
        .setParameter("run", run)
        .executeUpdate();
  }

  public void end(UUID run) {
    entityManager
        .createNativeQuery("delete from platform.export_run where run = :run")
        .setParameter("run", run)
        .executeUpdate();
  }
}
