package org.headgate.pool.service.events;

import java.time.Instant;

/**
 * A pool's state in one second of the past.
 *
 * @param maxSize how many connections it may have; 0 before it exists
 * @param size how many it had
 * @param inUse connections in use
 * @param idle connections not in use
 * @param waiting how many calls waited for one
 * @param destroyed how many connections it had destroyed since the start
 */
public record PoolSample(
    Instant at, long maxSize, long size, long inUse, long idle, long waiting, long destroyed) {

  /** Connections in use in percent, 0 to 100; 100 also when somebody waited. */
  public int percentInUse() {
    if (waiting > 0) {
      return 100;
    }
    return maxSize == 0 ? 0 : (int) Math.min(100, inUse * 100 / maxSize);
  }
}
