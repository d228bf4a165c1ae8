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
 * under the same id. Each end point has at most four concurrent deliveries on a node, so that a
 * slow one delays no other.
 */
final class DeliveryDispatcher {

  /** The limit for one end point. */
  static final int MAX_CONCURRENT = 4;

  private static final Logger LOG = SingleLineLogger.of(DeliveryDispatcher.class);

  private final DeliveryRepository deliveries;
  private final DispatchGuard guard;
  private final Function<ClaimedDelivery, ActionResult> sender;
  private final EndpointStop stop;
  private final Executor workers;
  private final Runnable finished;
  private final Map<UUID, Integer> underWay = new ConcurrentHashMap<>();

  /** Disables end points. */
  @FunctionalInterface
  interface EndpointStop {

    /**
     * Disables the end point of a delivery.
     *
     * @param gone whether the receiver wants no more requests
     * @return false, and nothing done, where it is another receiver by now
     */
    boolean disable(ClaimedDelivery delivery, boolean gone, String error);
  }

  /**
   * @param workers must have four threads for each end point
   * @param finished is called after each delivery: the next of its stream may be due
   */
  DeliveryDispatcher(
      DeliveryRepository deliveries,
      DispatchGuard guard,
      Function<ClaimedDelivery, ActionResult> sender,
      EndpointStop stop,
      Executor workers,
      Runnable finished) {
    this.deliveries = deliveries;
    this.guard = guard;
    this.sender = sender;
    this.stop = stop;
    this.workers = workers;
    this.finished = finished;
  }

  /**
   * Claims due deliveries and passes them to the workers.
   *
   * @return how many were claimed
   */
  int dispatch(Collection<UUID> endpoints) {
    Map<UUID, Integer> capacities = new HashMap<>();
    for (UUID endpoint : endpoints) {
      int capacity = MAX_CONCURRENT - underWay.getOrDefault(endpoint, 0);
      if (capacity > 0) {
        capacities.put(endpoint, capacity);
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
    underWay.merge(delivery.endpoint(), 1, Integer::sum);
    boolean accepted = false;
    try {
      workers.execute(() -> attempt(delivery));
      accepted = true;
    } finally {
      if (!accepted) {
        leave(delivery);
      }
    }
  }

  private void leave(ClaimedDelivery delivery) {
    underWay.computeIfPresent(
        delivery.endpoint(), (endpoint, count) -> count > 1 ? count - 1 : null);
  }

  private void attempt(ClaimedDelivery delivery) {
    try {
      end(delivery, attempted(delivery));
    } catch (RuntimeException | Error e) {
      LOG.log(
          Level.WARNING,
          "Event {0} is sent again in a minute, for its end was not written: {1}",
          delivery.event(),
          e.getMessage());
    } finally {
      leave(delivery);
      finished.run();
    }
  }

  private ActionResult attempted(ClaimedDelivery delivery) {
    try {
      return sender.apply(delivery);
    } catch (RuntimeException | Error e) {
      LOG.log(Level.WARNING, "Event " + delivery.event() + " is put off", e);
      return ActionResult.deferred("put off: this service has a fault; its log says which");
    }
  }

  private void end(ClaimedDelivery delivery, ActionResult answer) {
    String error = answer.error().orElse("");
    if (answer.kind() == ActionResult.Kind.GONE) {
      // First: that a receiver wants no more must not be forgotten, and gives this one up, too.
      if (!stop.disable(delivery, true, error)) {
        end(delivery, ActionResult.failed(error));
      }
      return;
    }
    DeliveryResult result =
        DeliveryPolicy.evaluate(answer, delivery.attempt(), delivery.failures());
    guard.call(() -> deliveries.finish(delivery, result));
    if (result.end() == DeliveryResult.End.DELIVERED) {
      recover(delivery);
    } else if (!result.quiet().isZero()) {
      fail(delivery, result);
    }
  }

  private void recover(ClaimedDelivery delivery) {
    if (delivery.failures() > 0) {
      guard.call(
          () -> {
            deliveries.recovered(delivery.endpoint(), delivery.failures() >= DeliveryPolicy.OUTAGE);
            return delivery;
          });
    }
  }

  private void fail(ClaimedDelivery delivery, DeliveryResult result) {
    guard.call(() -> deliveries.failed(delivery.endpoint(), delivery.at(), result.quiet())).stream()
        .filter(failing -> failing.failures() >= DeliveryPolicy.MIN_FAILURES)
        .filter(failing -> failing.failing().compareTo(DeliveryPolicy.MAX_FAILING) >= 0)
        .forEach(failing -> stop.disable(delivery, false, result.error().orElse("")));
  }
}
