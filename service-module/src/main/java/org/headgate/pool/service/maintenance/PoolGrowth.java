package org.headgate.pool.service.maintenance;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.headgate.common.service.RetryBackoff;

/**
 * The growing of one pool by a connection: one at a time, and after a failure, or one that took
 * longer than a second, only after a pause that grows to half a minute.
 */
final class PoolGrowth {

  private static final Duration SLOW = Duration.ofSeconds(1);

  private final RetryBackoff backoff =
      new RetryBackoff(Duration.ofSeconds(1), Duration.ofSeconds(30));
  private final LongSupplier nanos;
  private int running;
  private boolean failed;
  private long begunAt;

  PoolGrowth(LongSupplier nanos) {
    this.nanos = nanos;
  }

  synchronized boolean isDue() {
    return running == 0 && backoff.isDue(nanos.getAsLong());
  }

  synchronized void begin(int borrowers) {
    running = borrowers;
    failed = false;
    begunAt = nanos.getAsLong();
  }

  /** There was no room for it; it says nothing of the server. */
  synchronized void callOff() {
    running = 0;
  }

  /** Runs what one of the borrowers does; the last one tells how it went. */
  void end(BooleanSupplier borrower) {
    boolean succeeded = false;
    try {
      succeeded = borrower.getAsBoolean();
    } finally {
      ended(succeeded);
    }
  }

  private synchronized void ended(boolean succeeded) {
    failed |= !succeeded;
    running--;
    if (running > 0) {
      return;
    }
    long now = nanos.getAsLong();
    if (failed || now - begunAt > SLOW.toNanos()) {
      backoff.failed(now);
    } else {
      backoff.succeeded();
    }
  }
}
