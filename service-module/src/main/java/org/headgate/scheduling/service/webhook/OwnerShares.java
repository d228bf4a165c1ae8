package org.headgate.scheduling.service.webhook;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.headgate.scheduling.service.dispatch.ActionResult;

/**
 * How many requests of one owner may run at once. An owner with a slow receiver has one for some
 * minutes while others need workers too, so that a few such owners do not occupy all of them.
 */
final class OwnerShares {

  /** A request that takes longer is slow. */
  static final Duration SLOW = Duration.ofSeconds(5);

  /** How long an owner counts as slow after a slow request. */
  static final Duration MEMORY = Duration.ofMinutes(10);

  private final int most;
  private final LongSupplier nanoTime;
  private final AtomicInteger running = new AtomicInteger();
  private final Map<String, Long> slowAt = new ConcurrentHashMap<>();

  /**
   * @param most for an owner without slow receivers
   */
  OwnerShares(int most, LongSupplier nanoTime) {
    this.most = most;
    this.nanoTime = nanoTime;
  }

  /** How many may run now, at least one. */
  int of(String owner) {
    return running.get() >= most && isSlow(owner) ? 1 : most;
  }

  /** Sends, and remembers an owner for whom it took long. */
  ActionResult send(String owner, Supplier<ActionResult> sending) {
    long startNanos = nanoTime.getAsLong();
    running.incrementAndGet();
    try {
      return sending.get();
    } finally {
      running.decrementAndGet();
      long now = nanoTime.getAsLong();
      if (now - startNanos > SLOW.toNanos()) {
        slowAt.values().removeIf(at -> isForgotten(at, now));
        slowAt.put(owner, now);
      }
    }
  }

  private boolean isSlow(String owner) {
    Long at = slowAt.get(owner);
    return at != null && !isForgotten(at, nanoTime.getAsLong());
  }

  private static boolean isForgotten(long at, long now) {
    return now - at > MEMORY.toNanos();
  }
}
