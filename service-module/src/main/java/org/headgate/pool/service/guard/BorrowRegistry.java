package org.headgate.pool.service.guard;

import java.lang.StackWalker.StackFrame;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Who may hold a connection of one pool now, and who did a moment ago. It is kept for every
 * borrower, always: an entry costs a walk over a few frames, which are turned into text only when
 * somebody asks.
 */
public final class BorrowRegistry {
  private static final StackWalker WALKER = StackWalker.getInstance();
  private static final int WALKED = 40;
  private static final int KEPT = 6;

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
            nanos.getAsLong(),
            origin());
    open.add(connectionBorrow);
    return connectionBorrow;
  }

  /**
   * @param failed whether the work ended in an exception
   * @param hadConnection false where the pool gave it none
   */
  void end(ConnectionBorrow connectionBorrow, boolean failed, boolean hadConnection) {
    open.remove(connectionBorrow);
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

  /** Our own frames outside of the guard; proxies of the container say nothing. */
  static List<StackFrame> origin() {
    return WALKER.walk(
        frames -> frames.limit(WALKED).filter(BorrowRegistry::isOurs).limit(KEPT).toList());
  }

  private static boolean isOurs(StackFrame frame) {
    String name = frame.getClassName();
    return name.startsWith("org.headgate.")
        && !name.startsWith("org.headgate.pool.service.")
        && name.indexOf('$') < 0;
  }
}
