package org.headgate.accounts.service;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Lets so many work at a time, so many wait for their turn, and nobody else in. */
final class HashingTurns {

  private final Semaphore slots;
  private final AtomicInteger present = new AtomicInteger();
  private final int most;
  private final Duration patience;

  /**
   * @param atATime how many work
   * @param waiting how many wait besides
   * @param patience how long one waits
   */
  HashingTurns(int atATime, int waiting, Duration patience) {
    this.slots = new Semaphore(atATime, true);
    this.most = atATime + waiting;
    this.patience = patience;
  }

  /**
   * @throws HashingBusy when too many wait, or the turn does not come in time
   */
  <T> T call(Supplier<T> work) {
    try {
      if (present.incrementAndGet() > most
          || !slots.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new HashingBusy();
      }
      try {
        return work.get();
      } finally {
        slots.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HashingBusy();
    } finally {
      present.decrementAndGet();
    }
  }

  /** How many work or wait now. */
  int present() {
    return present.get();
  }
}
