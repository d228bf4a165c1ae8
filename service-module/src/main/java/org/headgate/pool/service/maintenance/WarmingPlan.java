package org.headgate.pool.service.maintenance;

import org.headgate.pool.service.liberty.PoolStatistics;

/**
 * What may be done for a pool at this moment. Its connections are borrowed for it, so a pool that
 * is being used is left alone: half of its room has to be free, and nobody may wait.
 *
 * @param out how many connections to have out at one moment; 0 for none
 */
record WarmingPlan(int out) {

  /** Each takes a thread for a moment; a larger pool grows further by what is asked of it. */
  static final int MOST_AT_ONCE = 20;

  private static final WarmingPlan NOTHING = new WarmingPlan(0);

  /**
   * One more connection than there are: all that lie idle and a new one. A pool below its minimum
   * grows by one at a time, so that a server that has just come back is not stormed.
   */
  static WarmingPlan toGrow(PoolStatistics pool, int minimum, long waiting) {
    boolean complete = pool.size() >= Math.min(minimum, pool.maxSize());
    return complete || pool.idle() >= MOST_AT_ONCE || isUsed(pool, waiting)
        ? NOTHING
        : new WarmingPlan(Math.toIntExact(pool.idle() + 1));
  }

  /** All that lie idle, up to {@link #MOST_AT_ONCE}. */
  static WarmingPlan toTest(PoolStatistics pool, long waiting) {
    return isUsed(pool, waiting)
        ? NOTHING
        : new WarmingPlan((int) Math.min(MOST_AT_ONCE, pool.idle()));
  }

  boolean isNothing() {
    return out == 0;
  }

  private static boolean isUsed(PoolStatistics pool, long waiting) {
    return waiting > 0 || pool.inUse() * 2 > pool.maxSize();
  }
}
