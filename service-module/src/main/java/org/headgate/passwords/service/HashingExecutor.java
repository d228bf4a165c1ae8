package org.headgate.passwords.service;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.headgate.passwords.api.HashingBusyException;

/** Limits concurrent hashing, and measures its speed. */
final class HashingExecutor {

  private static final int WEIGHT = 8;
  private static final Duration ASSUMED_MEAN = Duration.ofMillis(40);

  private final Semaphore slots;
  private final int atATime;
  private final Duration timeout;
  private final AtomicLong meanNanos = new AtomicLong(ASSUMED_MEAN.toNanos());

  /**
   * @param atATime how many run concurrently
   * @param timeout the maximum wait
   */
  HashingExecutor(int atATime, Duration timeout) {
    this.slots = new Semaphore(atATime, true);
    this.atATime = atATime;
    this.timeout = timeout;
  }

  /**
   * @throws HashingBusyException when the wait would be too long
   */
  <T> T call(Supplier<T> work) {
    try {
      if (!slots.tryAcquire(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new HashingBusyException(timeout);
      }
      try {
        return measured(work);
      } finally {
        slots.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HashingBusyException(timeout);
    }
  }

  /** The recent time between two completions while all workers are busy. */
  Duration completionInterval() {
    return Duration.ofNanos(meanNanos.get() / atATime);
  }

  private <T> T measured(Supplier<T> work) {
    long startNanos = System.nanoTime();
    try {
      return work.get();
    } finally {
      long elapsed = System.nanoTime() - startNanos;
      meanNanos.updateAndGet(mean -> mean + (elapsed - mean) / WEIGHT);
    }
  }
}
