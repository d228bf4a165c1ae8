package org.headgate.scheduling.service.webhook;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.headgate.scheduling.service.dispatch.ActionResult;

/**
 * How many requests of one owner may run at once. An owner with a slow receiver has one for some
 * minutes while others need workers too.
 */
final class OwnerShares {

  private final int most;
  private final DeliveryStandings standings;
  private final LongSupplier nanoTime;
  private final AtomicInteger running = new AtomicInteger();

  /**
   * @param most for an owner without slow receivers
   */
  OwnerShares(int most, DeliveryStandings standings, LongSupplier nanoTime) {
    this.most = most;
    this.standings = standings;
    this.nanoTime = nanoTime;
  }

  /** How many may run now, at least one. */
  int of(String owner) {
    return running.get() >= most && standings.of(owner) == DeliveryStandings.Standing.SLOW
        ? 1
        : most;
  }

  /** Sends, and remembers how long it took; one that was not started says nothing. */
  ActionResult send(String owner, Supplier<ActionResult> sending) {
    long startNanos = nanoTime.getAsLong();
    running.incrementAndGet();
    boolean wasStarted = true;
    try {
      ActionResult result = sending.get();
      wasStarted = result.kind() != ActionResult.Kind.BUSY;
      return result;
    } finally {
      running.decrementAndGet();
      if (wasStarted) {
        standings.record(owner, Duration.ofNanos(nanoTime.getAsLong() - startNanos));
      }
    }
  }
}
