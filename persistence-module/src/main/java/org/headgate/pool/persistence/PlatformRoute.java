package org.headgate.pool.persistence;

/**
 * Selects, per thread, the pool for connections to the platform database: the platform pool or,
 * while the thread is diverted, the operator pool. It changes only between transactions, so that
 * each transaction uses one pool.
 */
public final class PlatformRoute {

  private static final ThreadLocal<Boolean> DIVERTED = new ThreadLocal<>();

  private PlatformRoute() {}

  /** Routes this thread to the operator pool from now on. */
  public static void divert() {
    DIVERTED.set(true);
  }

  /** Clears the route, so that it does not leak to the next task of a pooled thread. */
  public static void restore() {
    DIVERTED.remove();
  }

  public static boolean isDiverted() {
    return DIVERTED.get() != null;
  }
}
