package org.headgate.webhooks.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.headgate.config.database.PoolName;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;
import org.headgate.tasks.service.PurgeJob;

/**
 * Gives up what still waits for inactive endpoints: a backlog that was too long for the transaction
 * that deactivated one, and events that were written at that moment.
 */
@ApplicationScoped
public class InactiveEndpointPurgeJob implements PurgeJob {

  private static final GuardedWork WORK = GuardedWork.write(PoolName.PLATFORM, WorkPriority.JOBS);

  @Inject WebhookDeliveryService service;
  @Inject DatabaseGuard guard;

  @Override
  public String description() {
    return "waiting deliveries of inactive endpoints";
  }

  @Override
  public int deleteBatch(int limit) {
    return guard.call(WORK, () -> service.giveUpOfInactive(limit));
  }
}
