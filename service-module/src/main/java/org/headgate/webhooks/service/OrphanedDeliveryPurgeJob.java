package org.headgate.webhooks.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.headgate.config.database.PoolName;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;
import org.headgate.tasks.service.PurgeJob;

/** Deletes the deliveries of deleted endpoints. */
@ApplicationScoped
public class OrphanedDeliveryPurgeJob implements PurgeJob {

  private static final GuardedWork WORK = GuardedWork.write(PoolName.PLATFORM, WorkPriority.JOBS);

  @Inject WebhookDeliveryService service;
  @Inject DatabaseGuard guard;

  @Override
  public String description() {
    return "deliveries to deleted endpoints";
  }

  @Override
  public int deleteBatch(int limit) {
    return guard.call(WORK, () -> service.removeOrphans(limit));
  }
}
