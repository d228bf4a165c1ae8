package org.headgate.scheduling.service.dispatch;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes one thread that waits; given before the thread waits, it wakes it at once. */
final class WakeUpSignal {

  private final Semaphore signals = new Semaphore(0);

  void signal() {
    if (signals.availablePermits() == 0) {
      signals.release();
    }
  }

  /** Waits for a signal, and no longer than that. */
  void await(Duration longest) throws InterruptedException {
    if (signals.tryAcquire(Math.max(0, longest.toMillis()), TimeUnit.MILLISECONDS)) {
      signals.drainPermits();
    }
  }
}
