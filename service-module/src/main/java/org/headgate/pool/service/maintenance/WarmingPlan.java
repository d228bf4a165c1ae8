package org.headgate.pool.service.maintenance;

import org.headgate.pool.service.liberty.PoolStatistics;

/**
 * The connections that may be borrowed for maintenance at this moment. A busy pool is left alone:
 * half of it must be free, and nobody may be waiting.
 *
 * @param out how many connections to hold at once; 0 for none
 */
record WarmingPlan(int out) {

  /** Each takes a thread for a moment; a larger pool grows further by its own load. */
  static final int MAX_AT_ONCE = 20;

  private static final WarmingPlan NOTHING = new WarmingPlan(0);

  /**
   * One more than the present connections, so all idle ones and a new one. A pool below its minimum
   * grows by one at a time, so as not to overload a server that has just returned.
   */
  static WarmingPlan toGrow(PoolStatistics pool, int minimum, long waiting) {
    return isComplete(pool, minimum) || pool.idle() >= MAX_AT_ONCE || isUsed(pool, waiting)
        ? NOTHING
        : new WarmingPlan(Math.toIntExact(pool.idle() + 1));
  }

  /** Whether a pool needs no growth, whoever uses it. */
  static boolean isComplete(PoolStatistics pool, int minimum) {
    return pool.size() >= Math.min(minimum, pool.maxSize());
  }

  /** All idle connections, up to {@link #MAX_AT_ONCE}. */
  static WarmingPlan toTest(PoolStatistics pool, long waiting) {
    return isUsed(pool, waiting)
        ? NOTHING
        : new WarmingPlan((int) Math.min(MAX_AT_ONCE, pool.idle()));
  }

  boolean isEmpty() {
    return out == 0;
  }

  private static boolean isUsed(PoolStatistics pool, long waiting) {
    return waiting > 0 || pool.inUse() * 2 > pool.maxSize();
  }
}
