package org.headgate.scheduling.service.webhook;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.headgate.scheduling.service.dispatch.ActionResult;

/**
 * Limits the concurrent requests of one owner and to one address, so that slow ones occupy only a
 * few workers. A refused request waits the longer, the more were refused before it.
 */
final class DeliveryLimiter {

  private static final Duration MIN_DELAY = Duration.ofSeconds(2);
  private static final Duration MAX_DELAY = Duration.ofSeconds(30);
  private static final long MILLIS_EACH = 50;

  private final int slots;
  private final Map<String, HostLoad> loads = new ConcurrentHashMap<>();

  DeliveryLimiter(int slots) {
    this.slots = slots;
  }

  private record HostLoad(int inside, int turnedAway) {

    static final HostLoad NONE = new HostLoad(0, 0);

    boolean isGone() {
      return inside == 0 && turnedAway == 0;
    }
  }

  /** The work that needs a slot. */
  @FunctionalInterface
  interface Sending<E extends Exception> {
    ActionResult send() throws E;
  }

  /** Sends with a slot of each name; sends nothing and is busy if one of them has no free slot. */
  <E extends Exception> ActionResult within(Collection<String> all, Sending<E> sending) throws E {
    List<String> taken = new ArrayList<>();
    try {
      for (String key : all) {
        Optional<Duration> turnedAway = tryAcquire(key);
        if (turnedAway.isPresent()) {
          return ActionResult.busy(turnedAway.get());
        }
        taken.add(key);
      }
      return sending.send();
    } finally {
      taken.forEach(this::release);
    }
  }

  private Optional<Duration> tryAcquire(String key) {
    HostLoad[] before = new HostLoad[1];
    loads.compute(
        key,
        (name, found) -> {
          HostLoad load = found == null ? HostLoad.NONE : found;
          before[0] = load;
          return load.inside() < slots
              ? new HostLoad(load.inside() + 1, Math.max(0, load.turnedAway() - 1))
              : new HostLoad(load.inside(), load.turnedAway() + 1);
        });
    if (before[0].inside() < slots) {
      return Optional.empty();
    }
    Duration pause = MIN_DELAY.plusMillis(MILLIS_EACH * before[0].turnedAway());
    return Optional.of(pause.compareTo(MAX_DELAY) < 0 ? pause : MAX_DELAY);
  }

  private void release(String key) {
    loads.computeIfPresent(
        key,
        (name, load) -> {
          HostLoad left =
              new HostLoad(load.inside() - 1, load.inside() == 1 ? 0 : load.turnedAway());
          return left.isGone() ? null : left;
        });
  }
}
