package org.headgate.pool.api;

/**
 * The four numbers of a pool that can be changed while it runs, in the ancestors' words.
 *
 * @param poolSize connections kept
 * @param maxOverflow connections above them
 * @param timeoutSeconds wait for a connection
 * @param recycleSeconds age at which a connection is replaced; -1 for never
 */
public record PoolSizing(int poolSize, int maxOverflow, long timeoutSeconds, long recycleSeconds) {

  /** The age that stands for never. */
  public static final long NEVER = -1;
}
