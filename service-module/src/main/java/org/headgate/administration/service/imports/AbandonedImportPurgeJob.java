package org.headgate.administration.service.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.headgate.config.database.PoolName;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;
import org.headgate.tasks.service.PurgeJob;

/**
 * Deletes what had arrived of an import when its node died. Its lines hold hashes and secrets, and
 * nobody may ever begin another import that would remove them.
 */
@ApplicationScoped
public class AbandonedImportPurgeJob implements PurgeJob {

  private static final GuardedWork WORK = GuardedWork.write(PoolName.PLATFORM, WorkPriority.JOBS);

  @Inject UserImportService service;
  @Inject DatabaseGuard guard;

  @Override
  public String description() {
    return "imports of accounts that were cut off as they arrived";
  }

  /** At most one import arrives at a time. */
  @Override
  public int deleteBatch(int limit) {
    return guard.call(WORK, service::removeAbandoned);
  }
}
