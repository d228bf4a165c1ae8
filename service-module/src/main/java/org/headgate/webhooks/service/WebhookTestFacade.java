package org.headgate.webhooks.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.headgate.common.problem.ResourceNotFoundException;
import org.headgate.common.problem.TooManyRequestsException;
import org.headgate.common.service.IdGenerator;
import org.headgate.common.service.KeyRing;
import org.headgate.config.database.PoolName;
import org.headgate.pool.service.admission.RequestBulkhead;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;
import org.headgate.scheduling.api.ExecutionOutcome;
import org.headgate.scheduling.api.TestDelivery;
import org.headgate.scheduling.service.WebhookSecret;
import org.headgate.scheduling.service.dispatch.ActionResult;
import org.headgate.scheduling.service.webhook.UnsignedDelivery;
import org.headgate.scheduling.service.webhook.WebhookMessage;
import org.headgate.scheduling.service.webhook.WebhookSender;
import org.headgate.webhooks.api.WebhookEndpoint;

/**
 * Sends a test event to an endpoint once, immediately, for an administrator. The request waits for
 * an external server, so it holds no permit for databases, and only a few run at once.
 */
@ApplicationScoped
public class WebhookTestFacade {

  private static final GuardedWork READ = GuardedWork.read(PoolName.PLATFORM, WorkPriority.USERS);
  private static final int MAX_CONCURRENT = 4;
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final String BODY =
      "{\"type\":\"webhook.test\",\"timestamp\":\"%s\",\"data\":{\"endpoint_id\":\"%s\"}}";

  private final RequestBulkhead bulkhead =
      new RequestBulkhead(
          MAX_CONCURRENT,
          TIMEOUT,
          wait -> new TooManyRequestsException("Too many test deliveries are running", wait));

  @Inject WebhookFacade endpoints;
  @Inject WebhookService service;
  @Inject DatabaseGuard guard;
  @Inject KeyRing keys;
  @Inject WebhookSender sender;
  @Inject IdGenerator idGenerator;
  @Inject Clock clock;

  /**
   * @throws ResourceNotFoundException when there is none of this id
   * @throws TooManyRequestsException when four are running
   */
  public TestDelivery send(UUID id) {
    WebhookEndpoint endpoint = endpoints.endpoint(id);
    List<byte[]> sealedSecrets = guard.call(READ, () -> service.sealedSecrets(id));
    bulkhead.enter(WorkPriority.USERS);
    UUID eventId = idGenerator.next();
    long startNanos = System.nanoTime();
    ActionResult result = send(endpoint, sealedSecrets, eventId);
    return new TestDelivery(
        eventId,
        result.kind() == ActionResult.Kind.DONE
            ? ExecutionOutcome.SUCCEEDED
            : ExecutionOutcome.FAILED,
        result.error(),
        Duration.ofNanos(System.nanoTime() - startNanos).toMillis());
  }

  private ActionResult send(WebhookEndpoint endpoint, List<byte[]> sealedSecrets, UUID eventId) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    try {
      return sender.send(
          new WebhookMessage(
              eventId.toString(),
              endpoint.url(),
              WebhookSecret.readable(keys, endpoint.id(), sealedSecrets),
              BODY.formatted(now, endpoint.id()),
              now));
    } catch (KeyRing.UnreadableSecretException e) {
      return UnsignedDelivery.of(e);
    }
  }
}
