package org.headgate.http.web;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.headgate.common.service.ElapsedTime;

/**
 * Checks every five seconds that the callers of open event streams may still read them. It runs on
 * one thread of its own, so that no stream waits for a slow database, and at most one connection is
 * used.
 */
public final class EventStreamAccessCheck {

  private static final Duration INTERVAL = Duration.ofSeconds(5);

  private final Executor threads;
  private final AtomicBoolean running = new AtomicBoolean();
  private volatile Instant checkedAt = Instant.EPOCH;

  /**
   * @param threads run the check
   */
  public EventStreamAccessCheck(Executor threads) {
    this.threads = threads;
  }

  /** Starts a check if one is due and none is running; never waits. */
  public void startIfDue(List<EventStreamListener> listeners, Instant now) {
    if (!ElapsedTime.hasPassed(INTERVAL, checkedAt, now) || !running.compareAndSet(false, true)) {
      return;
    }
    checkedAt = now;
    boolean handedOver = false;
    try {
      threads.execute(() -> check(listeners));
      handedOver = true;
    } catch (RejectedExecutionException e) {
      // The server stops, which closes the streams.
    } finally {
      if (!handedOver) {
        running.set(false);
      }
    }
  }

  private void check(List<EventStreamListener> listeners) {
    try {
      listeners.forEach(EventStreamListener::checkAccess);
    } finally {
      running.set(false);
    }
  }
}
