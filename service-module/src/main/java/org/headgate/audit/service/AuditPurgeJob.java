package org.headgate.audit.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import org.headgate.config.database.PoolName;
import org.headgate.config.settings.AuditSettings;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;
import org.headgate.tasks.service.PurgeJob;

/**
 * Deletes entries after their retention, unless they go with their partition ({@link
 * AuditPartitionJob}); the chain continues from the last deleted one.
 */
@ApplicationScoped
public class AuditPurgeJob implements PurgeJob {

  private static final GuardedWork WORK = GuardedWork.write(PoolName.PLATFORM, WorkPriority.JOBS);

  @Inject AuditService service;
  @Inject AuditSettings settings;
  @Inject DatabaseGuard guard;
  @Inject Clock clock;

  @Override
  public String description() {
    return "entries of the audit log";
  }

  @Override
  public int deleteBatch(int limit) {
    return guard.call(
        WORK,
        () ->
            service.purge(
                clock.instant().minus(settings.retention()), settings.partitionDays(), limit));
  }
}
