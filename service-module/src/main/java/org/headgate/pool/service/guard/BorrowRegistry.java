package org.headgate.pool.service.guard;

import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * The present and recent borrowers of one pool. Every borrower is registered; the place in the code
 * is determined only on request, or when the work failed or took long.
 */
public final class BorrowRegistry {
  /** Shorter work is recorded by its endpoint and thread alone. */
  private static final Duration MIN_TRACED_HOLD = Duration.ofMillis(100);

  private final Clock clock;
  private final LongSupplier nanos;
  private final Set<ConnectionBorrow> open = ConcurrentHashMap.newKeySet();
  private final RecentBorrows ended = new RecentBorrows();
  private volatile long lastReturn;

  BorrowRegistry(Clock clock, LongSupplier nanos) {
    this.clock = clock;
    this.nanos = nanos;
    this.lastReturn = nanos.getAsLong();
  }

  ConnectionBorrow begin(GuardedWork work) {
    ConnectionBorrow connectionBorrow =
        new ConnectionBorrow(
            Thread.currentThread(),
            work.workPriority(),
            CurrentEndpoint.label(),
            clock.instant(),
            nanos.getAsLong());
    open.add(connectionBorrow);
    return connectionBorrow;
  }

  /**
   * Called on the thread that began it.
   *
   * @param failed whether the work ended in an exception
   * @param hadConnection false where the pool gave it none
   */
  void end(ConnectionBorrow connectionBorrow, boolean failed, boolean hadConnection) {
    open.remove(connectionBorrow);
    connectionBorrow.end(failed || held(connectionBorrow).compareTo(MIN_TRACED_HOLD) > 0);
    ended.add(new EndedBorrow(connectionBorrow, clock.instant(), failed));
    if (hadConnection) {
      lastReturn = nanos.getAsLong();
    }
  }

  /** How long no borrower has returned a connection. */
  public Duration sinceLastReturn() {
    return Duration.ofNanos(nanos.getAsLong() - lastReturn);
  }

  /** Recent borrowers; failed work is kept longer and comes first. */
  public List<EndedBorrow> recent() {
    return ended.all();
  }

  /** Whether the work is still running. */
  public boolean isOpen(ConnectionBorrow connectionBorrow) {
    return open.contains(connectionBorrow);
  }

  /** Present borrowers, longest first. */
  public List<ConnectionBorrow> all() {
    return open.stream().sorted(Comparator.comparing(ConnectionBorrow::since)).toList();
  }

  /**
   * How long it has been held; exact, while {@link ConnectionBorrow#since} depends on the wall
   * clock.
   */
  public Duration held(ConnectionBorrow connectionBorrow) {
    return Duration.ofNanos(nanos.getAsLong() - connectionBorrow.begunAt());
  }
}
