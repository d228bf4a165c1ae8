package org.headgate.pool.persistence.faults;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** All causes of an exception, outermost first, including the next exceptions of a batch. */
final class CauseChain {
  private CauseChain() {}

  /** Ends even where exceptions refer to each other as their cause. */
  static List<Throwable> of(Throwable failure) {
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    List<Throwable> chain = new ArrayList<>();
    Deque<Throwable> open = new ArrayDeque<>(List.of(failure));
    while (!open.isEmpty()) {
      Throwable link = open.removeFirst();
      if (seen.add(link)) {
        chain.add(link);
        if (link.getCause() != null) {
          open.addLast(link.getCause());
        }
        if (link instanceof SQLException sql && sql.getNextException() != null) {
          open.addLast(sql.getNextException());
        }
      }
    }
    return chain;
  }
}
