package org.headgate.pool.service.liberty;

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

  /**
   * As it is for everybody else: what the pool's own upkeep has out for a moment is idle.
   *
   * @param spare how many it may have out
   */
  public PoolStatistics apartFromUpkeep(int spare) {
    return new PoolStatistics(maxSize, size, idle + Math.min(spare, inUse()), created, destroyed);
  }

  /**
   * As it is for whoever comes next: work that was let in has a claim to a connection before it
   * takes one, and keeps it.
   *
   * @param admitted how many were let in and have not ended
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
