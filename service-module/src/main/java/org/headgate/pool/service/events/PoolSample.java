package org.headgate.pool.service.events;

import java.time.Instant;

/**
 * A pool at one second of the past.
 *
 * @param maxSize how many connections it may have; 0 while it comes into being
 * @param size how many it had
 * @param inUse how many of them were borrowed
 * @param idle how many were not
 * @param waiting how many calls waited for one
 * @param destroyed how many connections it had destroyed since the start
 */
public record PoolSample(
    Instant at, long maxSize, long size, long inUse, long idle, long waiting, long destroyed) {

  /** How much of the pool was in use, 0 to 100; 100 also when somebody waited. */
  public int percentInUse() {
    if (waiting > 0) {
      return 100;
    }
    return maxSize == 0 ? 0 : (int) Math.min(100, inUse * 100 / maxSize);
  }
}
