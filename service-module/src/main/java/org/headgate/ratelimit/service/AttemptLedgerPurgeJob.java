package org.headgate.ratelimit.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.headgate.config.database.PoolName;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;
import org.headgate.tasks.service.PurgeJob;

/** Deletes attempts that no limit counts any more, so that a flood leaves nothing behind. */
@ApplicationScoped
public class AttemptLedgerPurgeJob implements PurgeJob {

  private static final GuardedWork WORK = GuardedWork.write(PoolName.PLATFORM, WorkPriority.JOBS);

  @Inject AttemptLedgerPurgeService service;
  @Inject DatabaseGuard guard;

  @Override
  public String description() {
    return "counts of attempts";
  }

  @Override
  public int deleteBatch(int limit) {
    return guard.call(WORK, () -> service.deleteBatch(limit));
  }
}
