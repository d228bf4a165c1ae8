package org.headgate.scheduling.dispatch.service;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes one who waits; rung before they wait, it wakes them at once. */
final class Bell {

  private final Semaphore rings = new Semaphore(0);

  void ring() {
    if (rings.availablePermits() == 0) {
      rings.release();
    }
  }

  /** Waits for a ring, and no longer than that. */
  void await(Duration longest) throws InterruptedException {
    if (rings.tryAcquire(Math.max(0, longest.toMillis()), TimeUnit.MILLISECONDS)) {
      rings.drainPermits();
    }
  }
}
