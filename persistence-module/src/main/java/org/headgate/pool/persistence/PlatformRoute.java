package org.headgate.pool.persistence;

/**
 * Says from which pool the thread takes its connections to the platform database: from the platform
 * pool, or, while it is diverted, from the operator pool. It is changed between transactions only,
 * so that each transaction uses one pool.
 */
public final class PlatformRoute {

  private static final ThreadLocal<Boolean> DIVERTED = new ThreadLocal<>();

  private PlatformRoute() {}

  /** From now on the thread uses the operator pool. */
  public static void divert() {
    DIVERTED.set(true);
  }

  /** Leaves nothing behind on a thread of the server's pool. */
  public static void restore() {
    DIVERTED.remove();
  }

  public static boolean isDiverted() {
    return DIVERTED.get() != null;
  }
}
