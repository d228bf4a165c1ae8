package org.headgate.scheduling.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.headgate.common.identity.UserId;
import org.headgate.common.paging.Page;
import org.headgate.common.paging.PageQuery;
import org.headgate.common.service.IdGenerator;
import org.headgate.common.service.KeyRing;
import org.headgate.config.database.PoolName;
import org.headgate.idempotency.service.IdempotentWork;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;
import org.headgate.scheduling.api.secrets.ScheduleSecret;
import org.headgate.scheduling.api.secrets.ScheduleSecretResponse;

/**
 * Lists, adds and withdraws secrets of schedules' webhooks, so that owners can rotate them without
 * a gap.
 */
@ApplicationScoped
public class ScheduleSecretFacade {

  private static final GuardedWork WRITE = GuardedWork.write(PoolName.PLATFORM, WorkPriority.USERS);

  @Inject ScheduleFacade schedules;
  @Inject ScheduleSecretService service;
  @Inject DatabaseGuard guard;
  @Inject IdempotentWork idempotentWork;
  @Inject KeyRing keys;
  @Inject IdGenerator idGenerator;

  /**
   * The one or two that sign, the older first; none if it is no webhook.
   *
   * @throws org.headgate.common.problem.ResourceNotFoundException when the owner has no such
   *     schedule
   */
  public Page<ScheduleSecret> page(UserId accountId, UUID scheduleId, PageQuery query) {
    return Page.of(
        schedules.row(accountId, scheduleId).secretIds().stream().map(ScheduleSecret::new).toList(),
        query,
        ScheduleSecret::id);
  }

  /** As {@link ScheduleSecretService#add}; the secret is generated here. */
  public ScheduleSecretResponse add(UserId accountId, UUID scheduleId) {
    UUID id = idGenerator.next();
    WebhookSecret secret = WebhookSecret.generate();
    byte[] sealed = secret.sealed(keys, scheduleId);
    return idempotentWork.call(
        WRITE,
        () -> {
          service.add(accountId, scheduleId, id, sealed);
          return new ScheduleSecretResponse(id, secret.text());
        });
  }

  /** As {@link ScheduleSecretService#withdraw}. */
  public void withdraw(UserId accountId, UUID scheduleId, UUID secretId) {
    guard.run(WRITE, () -> service.withdraw(accountId, scheduleId, secretId));
  }
}
