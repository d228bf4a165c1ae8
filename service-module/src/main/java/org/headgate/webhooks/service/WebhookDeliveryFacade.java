package org.headgate.webhooks.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.headgate.common.paging.Cursor;
import org.headgate.common.paging.Page;
import org.headgate.common.paging.PageQuery;
import org.headgate.common.problem.ResourceNotFoundException;
import org.headgate.config.database.PoolName;
import org.headgate.idempotency.service.IdempotentWork;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;
import org.headgate.webhooks.api.WebhookConflictException;
import org.headgate.webhooks.api.WebhookDelivery;
import org.headgate.webhooks.api.WebhookDeliveryState;
import org.headgate.webhooks.api.WebhookReplay;
import org.headgate.webhooks.api.WebhookReplayRequest;
import org.headgate.webhooks.persistence.WebhookDeliveryEntity;

/** Lists deliveries and dead letters and sends them again, for administrators. */
@ApplicationScoped
public class WebhookDeliveryFacade {

  private static final GuardedWork READ = GuardedWork.read(PoolName.PLATFORM, WorkPriority.USERS);
  private static final GuardedWork WRITE = GuardedWork.write(PoolName.PLATFORM, WorkPriority.USERS);

  @Inject WebhookFacade endpoints;
  @Inject WebhookDeliveryService service;
  @Inject DatabaseGuard guard;
  @Inject IdempotentWork idempotentWork;
  @Inject Clock clock;

  /**
   * One page, newest first.
   *
   * @throws ResourceNotFoundException when there is no such endpoint
   */
  public Page<WebhookDelivery> page(
      UUID endpointId, Optional<WebhookDeliveryState> state, PageQuery page) {
    endpoints.endpoint(endpointId);
    Optional<Long> before = page.cursor().map(cursor -> cursor.number(0));
    int limit = page.limit();
    Page<WebhookDeliveryEntity> rows =
        Page.of(
            guard.call(
                READ,
                () ->
                    service.page(
                        endpointId, state.map(WebhookDeliveryState::wireName), before, limit + 1)),
            limit,
            row -> Cursor.of(row.position()));
    return new Page<>(
        rows.items().stream().map(WebhookMapper::delivery).toList(), rows.nextCursor());
  }

  /**
   * As {@link WebhookDeliveryService#replay(UUID, UUID)}.
   *
   * @throws WebhookConflictException when it waits already, or the endpoint is not active
   */
  public WebhookDelivery replay(UUID endpointId, UUID eventId) {
    return idempotentWork.call(WRITE, () -> service.replay(endpointId, eventId));
  }

  /** Requeues the dead letters of a span of time. */
  public WebhookReplay replay(UUID endpointId, WebhookReplayRequest request) {
    Instant until = request.until().orElseGet(clock::instant);
    return idempotentWork.call(
        WRITE,
        () -> {
          int replayed =
              service.replay(
                  endpointId, request.since(), until, request.eventTypes().orElse(List.of()));
          return new WebhookReplay(replayed, replayed < WebhookDeliveryService.MAX_REPLAYED);
        });
  }
}
