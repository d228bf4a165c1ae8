package org.headgate.pool.service;

/**
 * How close a pool is to running dry (seed C3). A level is reached at its percentage and left five
 * points below, so that a pool at the edge does not fill the log.
 */
enum ExhaustionLevel {
  CALM(0),
  EIGHTY(80),
  NINETY_FIVE(95),
  FULL(100);

  private static final int HYSTERESIS = 5;

  private final int percent;

  ExhaustionLevel(int percent) {
    this.percent = percent;
  }

  /** The level after this one at that use of the pool, 0 to 100. */
  ExhaustionLevel after(int percentInUse) {
    ExhaustionLevel next = CALM;
    for (ExhaustionLevel level : values()) {
      boolean kept = level.compareTo(this) <= 0 && percentInUse > level.percent - HYSTERESIS;
      if (percentInUse >= level.percent || kept) {
        next = level;
      }
    }
    return next;
  }

  int percent() {
    return percent;
  }
}
