package org.headgate.scheduling.service.dispatch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.headgate.common.identity.UserId;
import org.headgate.common.problem.HeadgateException;
import org.headgate.common.problem.TooManyRequestsException;
import org.headgate.common.service.IdGenerator;
import org.headgate.pool.service.admission.RequestBulkhead;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.scheduling.api.ExecutionOutcome;
import org.headgate.scheduling.api.TestDelivery;
import org.headgate.scheduling.service.ScheduleFacade;

/**
 * Executes a schedule's action once, immediately, so that its owner can test it. It is no
 * execution: it is not in the history, is not retried, and counts as no failure. The request waits
 * for an external server, so it holds no permit for databases; each owner can have one at a time,
 * and all owners together only a few.
 */
@ApplicationScoped
public class TestDeliveryFacade {

  private static final int MAX_CONCURRENT = 8;
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final Duration MAX_DURATION = Duration.ofSeconds(15);
  private static final Duration MIN_RETRY_AFTER = Duration.ofSeconds(1);

  private final RequestBulkhead bulkhead =
      new RequestBulkhead(
          MAX_CONCURRENT,
          TIMEOUT,
          wait -> new TooManyRequestsException("Too many test deliveries are running", wait));

  /** When the test of each owner began, as of {@link System#nanoTime}. */
  private final Map<UserId, Long> begun = new ConcurrentHashMap<>();

  @Inject ScheduleFacade scheduleFacade;
  @Inject @Any Instance<ActionExecutor> senders;
  @Inject IdGenerator idGenerator;

  /**
   * @throws TooManyRequestsException when the owner's last one is still running, too many of all
   *     owners' are, or as much goes to the same address already
   * @throws HeadgateException when the owner has no such schedule
   */
  public TestDelivery send(UserId accountId, UUID scheduleId) {
    ScheduleFacade.Content content = scheduleFacade.content(accountId, scheduleId);
    Optional.ofNullable(begun.get(accountId)).ifPresent(TestDeliveryFacade::refuse);
    bulkhead.enter(WorkPriority.USERS);
    Optional.ofNullable(begun.putIfAbsent(accountId, System.nanoTime()))
        .ifPresent(TestDeliveryFacade::refuse);
    try {
      return send(accountId, scheduleId, content);
    } finally {
      begun.remove(accountId);
    }
  }

  /** While the earlier test may still run. */
  private static void refuse(long begunAt) {
    Duration left = MAX_DURATION.minusNanos(System.nanoTime() - begunAt);
    throw new TooManyRequestsException(
        "Your previous test delivery is still running",
        left.compareTo(MIN_RETRY_AFTER) < 0 ? MIN_RETRY_AFTER : left);
  }

  private TestDelivery send(UserId accountId, UUID scheduleId, ScheduleFacade.Content content) {
    ActionRequest actionRequest =
        new ActionRequest(
            idGenerator.next(),
            scheduleId,
            Optional.of(accountId),
            content.now(),
            1,
            content.action(),
            content.secrets(),
            content.now());
    ActionExecutor sender =
        senders.stream()
            .filter(candidate -> candidate.type().isInstance(content.action()))
            .findFirst()
            .orElseThrow();
    long startNanos = System.nanoTime();
    ActionResult actionResult = sender.send(actionRequest);
    long elapsed = Duration.ofNanos(System.nanoTime() - startNanos).toMillis();
    if (actionResult.kind() == ActionResult.Kind.BUSY) {
      throw new TooManyRequestsException(
          "Too many requests are going to this address at the moment",
          actionResult.pause().orElse(Duration.ZERO));
    }
    ExecutionOutcome executionOutcome =
        actionResult.kind() == ActionResult.Kind.DONE
            ? ExecutionOutcome.SUCCEEDED
            : ExecutionOutcome.FAILED;
    return new TestDelivery(actionRequest.id(), executionOutcome, actionResult.error(), elapsed);
  }
}
