package org.headgate.webhooks.service;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.headgate.common.text.SingleLineLogger;
import org.headgate.scheduling.service.dispatch.ActionResult;
import org.headgate.scheduling.service.dispatch.DispatchGuard;
import org.headgate.webhooks.persistence.ClaimedDelivery;
import org.headgate.webhooks.persistence.DeliveryRepository;
import org.headgate.webhooks.persistence.DeliveryResult;

/**
 * Delivers events on one node: it claims due deliveries, sends them without holding a connection,
 * and records the results. A delivery whose result cannot be recorded is due again after a minute,
 * under the same id. Each endpoint has at most four concurrent deliveries on a node, so that a slow
 * one delays no other.
 */
final class DeliveryDispatcher {

  /** Maximum concurrent deliveries to one endpoint. */
  static final int MAX_CONCURRENT = 4;

  /**
   * Results written at once. A small pool lets only so many jobs wait for a connection, and a
   * result that is refused means that the event is sent again.
   */
  private static final int MAX_RECORDING = 16;

  private static final Logger LOG = SingleLineLogger.of(DeliveryDispatcher.class);

  private final DeliveryRepository deliveries;
  private final DispatchGuard guard;
  private final Function<ClaimedDelivery, ActionResult> sender;
  private final EndpointDisabler disabler;
  private final Executor workers;
  private final Runnable onFinished;
  private final Map<UUID, Integer> runningByEndpoint = new ConcurrentHashMap<>();
  private final Semaphore recording = new Semaphore(MAX_RECORDING, true);

  /** Disables endpoints. */
  @FunctionalInterface
  interface EndpointDisabler {

    /**
     * Disables the endpoint of a delivery.
     *
     * @return false, and nothing changed, when the endpoint has another URL by now
     */
    boolean disable(ClaimedDelivery delivery, DisableReason reason, String error);
  }

  /**
   * @param workers must have a free thread for each delivery: four for each endpoint
   * @param onFinished called after each delivery, because the next of the same account may be due
   */
  DeliveryDispatcher(
      DeliveryRepository deliveries,
      DispatchGuard guard,
      Function<ClaimedDelivery, ActionResult> sender,
      EndpointDisabler disabler,
      Executor workers,
      Runnable onFinished) {
    this.deliveries = deliveries;
    this.guard = guard;
    this.sender = sender;
    this.disabler = disabler;
    this.workers = workers;
    this.onFinished = onFinished;
  }

  /**
   * Claims due deliveries and passes them to the workers.
   *
   * @return how many were claimed
   */
  int dispatch(Collection<UUID> endpoints) {
    Map<UUID, Integer> capacities = new HashMap<>();
    for (UUID endpointId : endpoints) {
      int capacity = MAX_CONCURRENT - runningByEndpoint.getOrDefault(endpointId, 0);
      if (capacity > 0) {
        capacities.put(endpointId, capacity);
      }
    }
    if (capacities.isEmpty()) {
      return 0;
    }
    List<ClaimedDelivery> claimed = guard.call(() -> deliveries.claim(capacities));
    claimed.forEach(this::start);
    return claimed.size();
  }

  private void start(ClaimedDelivery delivery) {
    runningByEndpoint.merge(delivery.endpointId(), 1, Integer::sum);
    boolean accepted = false;
    try {
      workers.execute(() -> attempt(delivery));
      accepted = true;
    } finally {
      if (!accepted) {
        release(delivery);
      }
    }
  }

  private void release(ClaimedDelivery delivery) {
    runningByEndpoint.computeIfPresent(
        delivery.endpointId(), (endpoint, count) -> count > 1 ? count - 1 : null);
  }

  private void attempt(ClaimedDelivery delivery) {
    try {
      recordInTurn(delivery, send(delivery));
    } catch (RuntimeException | Error e) {
      LOG.log(
          Level.WARNING,
          "Event {0} is sent again in a minute, because its result was not stored: {1}",
          delivery.eventId(),
          e.getMessage());
    } finally {
      release(delivery);
      onFinished.run();
    }
  }

  private ActionResult send(ClaimedDelivery delivery) {
    try {
      return sender.apply(delivery);
    } catch (RuntimeException | Error e) {
      LOG.log(Level.WARNING, "The delivery of event " + delivery.eventId() + " was deferred", e);
      return ActionResult.deferred("deferred: this service has a fault; its log says which");
    }
  }

  private void recordInTurn(ClaimedDelivery delivery, ActionResult answer) {
    recording.acquireUninterruptibly();
    try {
      record(delivery, answer);
    } finally {
      recording.release();
    }
  }

  private void record(ClaimedDelivery delivery, ActionResult answer) {
    String error = answer.error().orElse("");
    if (answer.kind() == ActionResult.Kind.GONE) {
      // Disabled first, which also gives up this delivery: the 410 must not be lost.
      if (!disabler.disable(delivery, DisableReason.GONE, error)) {
        record(delivery, ActionResult.failed(error));
      }
      return;
    }
    DeliveryResult result =
        DeliveryPolicy.evaluate(answer, delivery.attempt(), delivery.failures());
    guard.call(() -> deliveries.finish(delivery, result));
    if (result.end() == DeliveryResult.End.DELIVERED) {
      recordRecovery(delivery);
    } else if (!result.endpointPause().isZero()) {
      recordFailure(delivery, result);
    }
  }

  private void recordRecovery(ClaimedDelivery delivery) {
    if (delivery.failures() > 0) {
      guard.call(
          () -> {
            deliveries.recovered(
                delivery, delivery.failures() >= DeliveryPolicy.MIN_FAILURES_OF_OUTAGE);
            return delivery;
          });
    }
  }

  private void recordFailure(ClaimedDelivery delivery, DeliveryResult result) {
    guard.call(() -> deliveries.failed(delivery, result.endpointPause())).stream()
        .filter(failing -> failing.failures() >= DeliveryPolicy.MIN_FAILURES)
        .filter(failing -> failing.failing().compareTo(DeliveryPolicy.MAX_FAILING) >= 0)
        .forEach(
            failing -> disabler.disable(delivery, DisableReason.FAILED, result.error().orElse("")));
  }
}
