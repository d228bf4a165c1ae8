package org.headgate.pool.service;

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
final class Borrows {
  private static final StackWalker WALKER = StackWalker.getInstance();
  private static final int WALKED = 40;
  private static final int KEPT = 6;

  private final Clock clock;
  private final LongSupplier nanos;
  private final Set<Borrow> open = ConcurrentHashMap.newKeySet();
  private final RecentBorrows ended = new RecentBorrows();
  private volatile long lastReturn;

  Borrows(Clock clock, LongSupplier nanos) {
    this.clock = clock;
    this.nanos = nanos;
    this.lastReturn = nanos.getAsLong();
  }

  Borrow begin(GuardedWork work) {
    Borrow borrow =
        new Borrow(
            Thread.currentThread(),
            work.workClass(),
            CurrentEndpoint.label(),
            clock.instant(),
            nanos.getAsLong(),
            origin());
    open.add(borrow);
    return borrow;
  }

  /**
   * @param failed whether the work ended in an exception
   * @param hadConnection false where the pool gave it none
   */
  void end(Borrow borrow, boolean failed, boolean hadConnection) {
    open.remove(borrow);
    ended.add(new EndedBorrow(borrow, clock.instant(), failed));
    if (hadConnection) {
      lastReturn = nanos.getAsLong();
    }
  }

  /** How long no borrower has come back with a connection. */
  Duration sinceLastReturn() {
    return Duration.ofNanos(nanos.getAsLong() - lastReturn);
  }

  /** Those that ended a moment ago, those that failed for longer. */
  List<EndedBorrow> recent() {
    return ended.all();
  }

  boolean isOpen(Borrow borrow) {
    return open.contains(borrow);
  }

  /** Longest first. */
  List<Borrow> all() {
    return open.stream().sorted(Comparator.comparing(Borrow::since)).toList();
  }

  Duration held(Borrow borrow) {
    return Duration.ofNanos(nanos.getAsLong() - borrow.begunAt());
  }

  /** Our own frames outside of the guard; proxies of the container say nothing. */
  static List<StackFrame> origin() {
    return WALKER.walk(frames -> frames.limit(WALKED).filter(Borrows::isOurs).limit(KEPT).toList());
  }

  private static boolean isOurs(StackFrame frame) {
    String name = frame.getClassName();
    return name.startsWith("org.headgate.")
        && !name.startsWith("org.headgate.pool.service.")
        && name.indexOf('$') < 0;
  }
}
