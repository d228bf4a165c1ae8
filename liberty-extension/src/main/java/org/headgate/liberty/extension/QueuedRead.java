package org.headgate.liberty.extension;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/** A read, its wait, and its place in the web container, which is given back exactly once. */
final class QueuedRead {

  /** A place not given back until then is lost to it: its client may not read the response. */
  static final Duration LONGEST_SERVED = Duration.ofMillis(250);

  /** The same for a read that waits in the application, which refuses it long before. */
  static final Duration LONGEST_KEPT = Duration.ofSeconds(10);

  private enum Place {
    NONE,
    TAKEN,
    KEPT,
    GIVEN_BACK
  }

  private final Runnable work;
  private final long arrivedAt;
  private final AtomicReference<Place> place = new AtomicReference<>(Place.NONE);
  private volatile long startedAt;

  /**
   * @param arrivedAt in nanoseconds of the queue's clock
   */
  QueuedRead(Runnable work, long arrivedAt) {
    this.work = work;
    this.arrivedAt = arrivedAt;
    this.startedAt = arrivedAt;
  }

  /** Begins to be served without a place. */
  void start(long now) {
    startedAt = now;
  }

  /** Begins to be served in a place. */
  void startInPlace(long now) {
    startedAt = now;
    place.set(Place.TAKEN);
  }

  void run() {
    work.run();
  }

  /** How long it waited, once it is served. */
  Duration waited() {
    return Duration.ofNanos(startedAt - arrivedAt);
  }

  /** How long it has waited by now. */
  Duration waitedUntil(long now) {
    return Duration.ofNanos(now - arrivedAt);
  }

  /** Keeps the place beyond the end of {@link #run}; false when it has none. */
  boolean keepPlace() {
    return place.compareAndSet(Place.TAKEN, Place.KEPT);
  }

  /** Takes the place away that was not kept; false when there is none. */
  boolean leavePlace() {
    return place.compareAndSet(Place.TAKEN, Place.GIVEN_BACK);
  }

  /** Takes a kept place away; false when there is none. */
  boolean giveBackPlace() {
    return place.compareAndSet(Place.KEPT, Place.GIVEN_BACK);
  }

  /** Takes the place away if it was held for too long. */
  boolean losePlace(long now) {
    Duration held = Duration.ofNanos(now - startedAt);
    return (held.compareTo(LONGEST_SERVED) > 0 && leavePlace())
        || (held.compareTo(LONGEST_KEPT) > 0 && giveBackPlace());
  }
}
