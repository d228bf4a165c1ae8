package org.headgate.pool.persistence.faults;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** The causes of an exception, which may lead back to an earlier one. */
final class CauseChain {
  private CauseChain() {}

  /** All causes, outermost first, including the next exceptions of a batch. */
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

  /** The innermost cause; of causes that lead back to an earlier one, the last before that. */
  static Throwable deepest(Throwable failure) {
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    seen.add(failure);
    Throwable deepest = failure;
    while (deepest.getCause() != null && seen.add(deepest.getCause())) {
      deepest = deepest.getCause();
    }
    return deepest;
  }
}
