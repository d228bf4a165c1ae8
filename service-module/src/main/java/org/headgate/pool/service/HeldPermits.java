package org.headgate.pool.service;

import java.util.EnumSet;
import java.util.Set;
import org.headgate.pool.DatabaseName;

/**
 * For which databases the current thread holds a permit. Work inside of work takes no second one:
 * with every permit out, each holder would wait for another.
 */
final class HeldPermits {
  // Not static: two guards, as tests have them, know nothing of each other's permits.
  @SuppressWarnings("ThreadLocalUsage")
  private final ThreadLocal<Set<DatabaseName>> held = new ThreadLocal<>();

  boolean has(DatabaseName database) {
    return any() && held.get().contains(database);
  }

  boolean any() {
    return held.get() != null;
  }

  void add(DatabaseName database) {
    if (any()) {
      held.get().add(database);
    } else {
      held.set(EnumSet.of(database));
    }
  }

  /** Leaves nothing behind on a thread of the server's pool. */
  void remove(DatabaseName database) {
    held.get().remove(database);
    if (held.get().isEmpty()) {
      held.remove();
    }
  }
}
