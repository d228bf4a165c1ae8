package org.headgate.pool.service.guard;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** The guard's port to time, sleep and randomness, so that tests control them. */
interface GuardClock {
  /** Nanoseconds since a fixed point; only differences are meaningful. */
  long nanos();

  /** Lets the calling thread sleep. */
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
