package org.headgate.pool.service.liberty;

/**
 * A pool's sizes at one moment.
 *
 * @param maxSize how many connections it may have
 * @param size how many it has
 * @param idle connections not in use
 * @param created since the start
 * @param destroyed since the start
 */
public record PoolStatistics(long maxSize, long size, long idle, long created, long destroyed) {

  /**
   * The sizes as others see them: connections briefly used by the pool's own maintenance count as
   * idle.
   *
   * @param maintenance how many it may be using
   */
  public PoolStatistics withoutMaintenance(int maintenance) {
    return new PoolStatistics(
        maxSize, size, idle + Math.min(maintenance, inUse()), created, destroyed);
  }

  /**
   * The sizes as the next caller finds them: admitted work is entitled to a connection even before
   * it takes one.
   *
   * @param admitted how many were admitted and have not ended
   */
  public PoolStatistics claimedBy(int admitted) {
    long unclaimed = Math.max(0, size - Math.max(inUse(), admitted));
    return new PoolStatistics(maxSize, size, Math.min(idle, unclaimed), created, destroyed);
  }

  public long inUse() {
    return Math.max(0, size - idle);
  }

  public boolean isFull() {
    return inUse() >= maxSize;
  }
}
