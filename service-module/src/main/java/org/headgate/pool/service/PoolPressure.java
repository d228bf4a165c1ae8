package org.headgate.pool.service;

import java.time.Duration;

/**
 * How hard a pool was to get into, over some span of time.
 *
 * @param admitted who got in
 * @param refused who did not for want of a connection
 * @param waited what those who got in waited together
 */
record PoolPressure(long admitted, long refused, Duration waited) {

  static final PoolPressure NONE = new PoolPressure(0, 0, Duration.ZERO);

  PoolPressure admittedAfter(Duration wait) {
    return new PoolPressure(admitted + 1, refused, waited.plus(wait));
  }

  PoolPressure refusedOnce() {
    return new PoolPressure(admitted, refused + 1, waited);
  }

  /** What came since. */
  PoolPressure since(PoolPressure earlier) {
    return new PoolPressure(
        admitted - earlier.admitted, refused - earlier.refused, waited.minus(earlier.waited));
  }

  long calls() {
    return admitted + refused;
  }

  /** From 0 to 1. */
  double refusedShare() {
    return calls() == 0 ? 0 : (double) refused / calls();
  }

  Duration meanWait() {
    return admitted == 0 ? Duration.ZERO : waited.dividedBy(admitted);
  }
}
