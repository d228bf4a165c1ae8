package org.headgate.pool.service.admission;

import java.time.Duration;
import java.util.List;

/**
 * The exact state of one admission at one moment.
 *
 * @param size permits there are
 * @param inUse permits that are out; above {@code size} for a while after the pool was made smaller
 * @param spare permits that are out besides, for a moment: to the pool's own upkeep, which is no
 *     work
 * @param waiting how many wait for one
 * @param admitted how many got one since the start
 * @param refused how many were refused since the start, time-outs included
 * @param timeouts how many were refused after waiting until their deadline
 * @param meanHold recent mean time a permit was held; zero while unknown
 * @param waits for how long those who wait have waited by now
 */
public record AdmissionSnapshot(
    int size,
    int inUse,
    int spare,
    int waiting,
    long admitted,
    long refused,
    long timeouts,
    Duration meanHold,
    List<Duration> waits) {

  public AdmissionSnapshot {
    waits = List.copyOf(waits);
  }

  /** While nobody waits. */
  public AdmissionSnapshot(
      int size,
      int inUse,
      int spare,
      int waiting,
      long admitted,
      long refused,
      long timeouts,
      Duration meanHold) {
    this(size, inUse, spare, waiting, admitted, refused, timeouts, meanHold, List.of());
  }
}
