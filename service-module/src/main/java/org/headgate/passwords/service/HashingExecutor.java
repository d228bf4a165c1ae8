package org.headgate.passwords.service;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.headgate.passwords.api.HashingBusyException;

/** Lets so many work at a time, and measures how long they take. */
final class HashingExecutor {

  private static final int WEIGHT = 8;
  private static final Duration UNTIL_MEASURED = Duration.ofMillis(40);

  private final Semaphore slots;
  private final int atATime;
  private final Duration patience;
  private final AtomicLong meanNanos = new AtomicLong(UNTIL_MEASURED.toNanos());

  /**
   * @param atATime how many work
   * @param patience how long one waits
   */
  HashingExecutor(int atATime, Duration patience) {
    this.slots = new Semaphore(atATime, true);
    this.atATime = atATime;
    this.patience = patience;
  }

  /**
   * @throws HashingBusyException when the turn does not come in time
   */
  <T> T call(Supplier<T> work) {
    try {
      if (!slots.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new HashingBusyException(patience);
      }
      try {
        return measured(work);
      } finally {
        slots.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HashingBusyException(patience);
    }
  }

  /** The time from one that ends to the next while all are at work, as it was lately. */
  Duration pace() {
    return Duration.ofNanos(meanNanos.get() / atATime);
  }

  private <T> T measured(Supplier<T> work) {
    long begun = System.nanoTime();
    try {
      return work.get();
    } finally {
      long took = System.nanoTime() - begun;
      meanNanos.updateAndGet(mean -> mean + (took - mean) / WEIGHT);
    }
  }
}
