package org.headgate.scheduling.service.webhook;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;
import org.headgate.scheduling.service.dispatch.ActionResult;
import org.headgate.scheduling.service.dispatch.WorkerShare;

/**
 * Limits the concurrent requests of one owner and to one address, so that slow ones occupy only a
 * few workers. A refused request waits the longer, the more were refused before it.
 */
final class DeliveryLimiter {

  private final ToIntFunction<String> slots;
  private final Map<String, HostLoad> loads = new ConcurrentHashMap<>();

  DeliveryLimiter(int slots) {
    this(key -> slots);
  }

  /**
   * @param slots how many a key has now
   */
  DeliveryLimiter(ToIntFunction<String> slots) {
    this.slots = slots;
  }

  private record HostLoad(int running, int rejected) {

    static final HostLoad NONE = new HostLoad(0, 0);

    boolean isIdle() {
      return running == 0 && rejected == 0;
    }
  }

  /** The work that needs a slot. */
  @FunctionalInterface
  interface Sending<E extends Exception> {
    ActionResult send() throws E;
  }

  /**
   * Sends while holding a slot for each key; returns busy without sending if one has no free slot.
   */
  <E extends Exception> ActionResult within(Collection<String> keys, Sending<E> sending) throws E {
    List<String> acquired = new ArrayList<>();
    try {
      for (String key : keys) {
        Optional<Duration> delay = tryAcquire(key);
        if (delay.isPresent()) {
          return ActionResult.busy(delay.get());
        }
        acquired.add(key);
      }
      return sending.send();
    } finally {
      acquired.forEach(this::release);
    }
  }

  private Optional<Duration> tryAcquire(String key) {
    int most = slots.applyAsInt(key);
    HostLoad[] previous = new HostLoad[1];
    loads.compute(
        key,
        (name, found) -> {
          HostLoad load = found == null ? HostLoad.NONE : found;
          previous[0] = load;
          return load.running() < most
              ? new HostLoad(load.running() + 1, Math.max(0, load.rejected() - 1))
              : new HostLoad(load.running(), load.rejected() + 1);
        });
    if (previous[0].running() < most) {
      return Optional.empty();
    }
    return Optional.of(WorkerShare.delayAfter(previous[0].rejected()));
  }

  private void release(String key) {
    loads.computeIfPresent(
        key,
        (name, load) -> {
          HostLoad remaining =
              new HostLoad(load.running() - 1, load.running() == 1 ? 0 : load.rejected());
          return remaining.isIdle() ? null : remaining;
        });
  }
}
