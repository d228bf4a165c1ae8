package org.headgate.common.service;

import java.time.Duration;

/**
 * Whether a failed operation may be retried yet: at once at first, then after the pauses of a
 * {@link Backoff}. For work that is polled and must not wait.
 */
public final class RetryBackoff {

  private final Backoff backoff;
  private Duration pause = Duration.ZERO;
  private long failedAt;

  public RetryBackoff(Duration first, Duration longest) {
    this.backoff = new Backoff(first, longest);
  }

  public synchronized boolean isDue(long nanos) {
    return pause.isZero() || nanos - failedAt >= pause.toNanos();
  }

  public synchronized void failed(long nanos) {
    failedAt = nanos;
    pause = backoff.next();
  }

  public synchronized void succeeded() {
    pause = Duration.ZERO;
    backoff.reset();
  }
}
