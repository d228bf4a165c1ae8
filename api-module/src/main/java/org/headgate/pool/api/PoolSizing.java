package org.headgate.pool.api;

/**
 * The four settings of a pool that can be changed while it runs, named as in the environment.
 *
 * @param poolSize connections kept
 * @param maxOverflow connections above them
 * @param timeoutSeconds wait for a connection
 * @param recycleSeconds age at which a connection is replaced; -1 for never
 */
public record PoolSizing(int poolSize, int maxOverflow, long timeoutSeconds, long recycleSeconds) {

  /** The age for connections that are never replaced. */
  public static final long NEVER = -1;
}
