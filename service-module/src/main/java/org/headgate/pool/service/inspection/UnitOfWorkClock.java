package org.headgate.pool.service.inspection;

/**
 * Measures the time to open a unit of work: the minimum of many runs, because the rest is noise.
 */
final class UnitOfWorkClock {
  static final double LIMIT_MILLISECONDS = 1;

  private static final int RUNS = 50;

  private UnitOfWorkClock() {}

  static double bestMilliseconds(Runnable unit) {
    long best = Long.MAX_VALUE;
    for (int run = 0; run < RUNS; run++) {
      long startNanos = System.nanoTime();
      unit.run();
      best = Math.min(best, System.nanoTime() - startNanos);
    }
    return best / 1e6;
  }
}
