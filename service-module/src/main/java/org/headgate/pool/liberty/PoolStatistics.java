package org.headgate.pool.liberty;

/**
 * A pool at one moment.
 *
 * @param maxSize how many connections it may have
 * @param size how many it has
 * @param idle how many of them nobody uses
 * @param created since the start
 * @param destroyed since the start
 */
public record PoolStatistics(long maxSize, long size, long idle, long created, long destroyed) {

  public long inUse() {
    return Math.max(0, size - idle);
  }

  public boolean isFull() {
    return inUse() >= maxSize;
  }
}
