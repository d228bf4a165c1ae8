package org.headgate.pool.service.guard;

import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Who may hold a connection of one pool now, and who did a moment ago. It is kept for every
 * borrower, always; where somebody borrowed is only looked for when it is asked for, or when the
 * work failed or took long.
 */
public final class BorrowRegistry {
  /** Work that took less is told by its end point and thread alone. */
  private static final Duration LONG = Duration.ofMillis(100);

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
            work.workClass(),
            CurrentEndpoint.label(),
            clock.instant(),
            nanos.getAsLong());
    open.add(connectionBorrow);
    return connectionBorrow;
  }

  /**
   * On the thread that began it.
   *
   * @param failed whether the work ended in an exception
   * @param hadConnection false where the pool gave it none
   */
  void end(ConnectionBorrow connectionBorrow, boolean failed, boolean hadConnection) {
    open.remove(connectionBorrow);
    connectionBorrow.end(failed || held(connectionBorrow).compareTo(LONG) > 0);
    ended.add(new EndedBorrow(connectionBorrow, clock.instant(), failed));
    if (hadConnection) {
      lastReturn = nanos.getAsLong();
    }
  }

  /** How long no borrower has come back with a connection. */
  public Duration sinceLastReturn() {
    return Duration.ofNanos(nanos.getAsLong() - lastReturn);
  }

  /** Who held one a moment ago; those whose work failed first, and for longer. */
  public List<EndedBorrow> recent() {
    return ended.all();
  }

  /** Whether the work still runs. */
  public boolean isOpen(ConnectionBorrow connectionBorrow) {
    return open.contains(connectionBorrow);
  }

  /** Who may hold a connection now, longest first. */
  public List<ConnectionBorrow> all() {
    return open.stream().sorted(Comparator.comparing(ConnectionBorrow::since)).toList();
  }

  /** How long it has been held; exact where {@link ConnectionBorrow#since} depends on the clock. */
  public Duration held(ConnectionBorrow connectionBorrow) {
    return Duration.ofNanos(nanos.getAsLong() - connectionBorrow.begunAt());
  }
}
