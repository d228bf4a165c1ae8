package org.headgate.pool.service.guard;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The latest finished borrows of a pool; failed ones are stored separately, for longer. */
final class RecentBorrows {
  private static final int RETENTION = 100;

  private final Deque<EndedBorrow> failed = new ArrayDeque<>();
  private final Deque<EndedBorrow> done = new ArrayDeque<>();

  synchronized void add(EndedBorrow borrow) {
    Deque<EndedBorrow> kept = borrow.failed() ? failed : done;
    if (kept.size() == RETENTION) {
      kept.removeFirst();
    }
    kept.addLast(borrow);
  }

  /** Failed ones first. */
  synchronized List<EndedBorrow> all() {
    List<EndedBorrow> all = new ArrayList<>(failed);
    all.addAll(done);
    return all;
  }
}
