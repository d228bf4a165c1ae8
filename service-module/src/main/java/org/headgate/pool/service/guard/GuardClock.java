package org.headgate.pool.service.guard;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Monotonic time, pauses and chance: what the guard needs of the world, so that tests can hold it
 * in their hands.
 */
interface GuardClock {
  /** Nanoseconds since some fixed point; only differences mean anything. */
  long nanos();

  /** Lets the calling thread rest. */
  void pause(Duration duration) throws InterruptedException;

  /** A random number from 0 (inclusive) to 1 (exclusive). */
  double jitter();

  static GuardClock system() {
    return new GuardClock() {
      @Override
      public long nanos() {
        return System.nanoTime();
      }

      @Override
      public void pause(Duration duration) throws InterruptedException {
        Thread.sleep(duration.toMillis(), duration.toNanosPart() % 1_000_000);
      }

      @Override
      public double jitter() {
        return ThreadLocalRandom.current().nextDouble();
      }
    };
  }
}
