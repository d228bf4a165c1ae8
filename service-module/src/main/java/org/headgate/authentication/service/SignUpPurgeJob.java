package org.headgate.authentication.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.headgate.config.database.PoolName;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;
import org.headgate.tasks.service.PurgeJob;

/** Deletes sign-ups that were not verified in time, with the personal data in them. */
@ApplicationScoped
public class SignUpPurgeJob implements PurgeJob {

  private static final GuardedWork WORK = GuardedWork.write(PoolName.PLATFORM, WorkPriority.JOBS);

  @Inject SignUpService service;
  @Inject DatabaseGuard guard;

  @Override
  public String description() {
    return "unverified sign-ups";
  }

  @Override
  public int deleteBatch(int limit) {
    return guard.call(WORK, () -> service.removeUnverified(limit));
  }
}
