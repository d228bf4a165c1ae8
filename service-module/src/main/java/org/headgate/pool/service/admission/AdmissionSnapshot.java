package org.headgate.pool.service.admission;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * The state of an admission at one moment.
 *
 * @param size number of permits
 * @param inUse permits in use; above {@code size} for a while after the pool was made smaller
 * @param maintenance further permits that the pool's own maintenance holds
 * @param waiting how many wait for one
 * @param admitted how many got one since the start
 * @param refused how many were refused since the start, time-outs included
 * @param timeouts how many were refused after waiting until their deadline
 * @param meanHold recent mean time a permit was held; zero while unknown
 * @param waits the present waits of those in the queue
 */
public record AdmissionSnapshot(
    int size,
    int inUse,
    int maintenance,
    int waiting,
    long admitted,
    long refused,
    long timeouts,
    Duration meanHold,
    List<Duration> waits) {

  public AdmissionSnapshot {
    waits = List.copyOf(waits);
  }

  /**
   * How many more may join so that the last is served within this time, by the recent rate.
   *
   * @param mostWaiting how many may wait in all
   */
  public int roomWithin(Duration wait, int mostWaiting) {
    long served =
        meanHold.isZero() ? mostWaiting : wait.toNanos() * Math.max(1, size) / meanHold.toNanos();
    return (int) Math.max(0, Math.min(mostWaiting, served) - waiting);
  }

  /** The same with those who wait elsewhere for the same permits. */
  public AdmissionSnapshot withFurther(List<Duration> further) {
    if (further.isEmpty()) {
      return this;
    }
    return new AdmissionSnapshot(
        size,
        inUse,
        maintenance,
        waiting + further.size(),
        admitted,
        refused,
        timeouts,
        meanHold,
        Stream.concat(waits.stream(), further.stream()).toList());
  }

  /** A state with an empty queue. */
  public AdmissionSnapshot(
      int size,
      int inUse,
      int maintenance,
      int waiting,
      long admitted,
      long refused,
      long timeouts,
      Duration meanHold) {
    this(size, inUse, maintenance, waiting, admitted, refused, timeouts, meanHold, List.of());
  }
}
