package org.headgate.scheduling.service.dispatch;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes one waiting thread; a signal before the wait ends it at once. */
final class WakeUpSignal {

  private final Semaphore signals = new Semaphore(0);

  void signal() {
    if (signals.availablePermits() == 0) {
      signals.release();
    }
  }

  /**
   * Waits for a signal, at most for the given time.
   *
   * @return whether there was one
   */
  boolean await(Duration longest) throws InterruptedException {
    boolean isSignalled =
        signals.tryAcquire(Math.max(0, longest.toMillis()), TimeUnit.MILLISECONDS);
    if (isSignalled) {
      signals.drainPermits();
    }
    return isSignalled;
  }
}
