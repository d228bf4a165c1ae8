package org.headgate.pool.service.maintenance;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.headgate.common.service.RetryBackoff;

/**
 * Grows a pool by one connection at a time. After a failure, or one that took longer than a second,
 * it pauses, for up to half a minute.
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

  /** Cancels the growth because no permit was free; this is no failure of the server. */
  synchronized void cancel() {
    running = 0;
  }

  /** Runs the part of one borrower; the last one reports the result. */
  void end(BooleanSupplier borrower) {
    boolean succeeded = false;
    try {
      succeeded = borrower.getAsBoolean();
    } finally {
      ended(succeeded);
    }
  }

  /** Ends a growth whose borrowers could not all be started; later ones tell nothing any more. */
  synchronized void fail() {
    running = 0;
    backoff.failed(nanos.getAsLong());
  }

  private synchronized void ended(boolean succeeded) {
    if (running == 0) {
      return;
    }
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
