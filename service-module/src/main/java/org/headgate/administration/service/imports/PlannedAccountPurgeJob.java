package org.headgate.administration.service.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.headgate.config.database.PoolName;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;
import org.headgate.tasks.service.PurgeJob;

/**
 * Deletes what dry runs remembered, once they have ended: two rows for each line, too many for the
 * statement that ends one.
 */
@ApplicationScoped
public class PlannedAccountPurgeJob implements PurgeJob {

  private static final GuardedWork WORK = GuardedWork.write(PoolName.PLATFORM, WorkPriority.JOBS);

  @Inject ImportWriteService service;
  @Inject DatabaseGuard guard;

  @Override
  public String description() {
    return "accounts that dry runs planned";
  }

  @Override
  public int deleteBatch(int limit) {
    return guard.call(WORK, () -> service.removePlanned(limit));
  }
}
