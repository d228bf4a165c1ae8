package org.headgate.common.service;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes one waiting thread; a signal before the wait ends it at once. */
public final class WakeUpSignal {

  private final Semaphore signals = new Semaphore(0);

  /** Ends the present wait, or else the next one. */
  public void signal() {
    if (signals.availablePermits() == 0) {
      signals.release();
    }
  }

  /**
   * Waits for a signal, at most for the given time.
   *
   * @return whether there was one
   * @throws InterruptedException when the thread is to end
   */
  public boolean await(Duration longest) throws InterruptedException {
    boolean isSignalled =
        signals.tryAcquire(Math.max(0, longest.toMillis()), TimeUnit.MILLISECONDS);
    if (isSignalled) {
      signals.drainPermits();
    }
    return isSignalled;
  }
}
