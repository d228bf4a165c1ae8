package org.headgate.pool.service;

import java.util.EnumMap;
import java.util.Map;
import org.headgate.pool.DatabaseName;

/** Lets one purge a second through for each pool: a loss is met by many at once. */
final class PurgePace {

  private static final long PERIOD_NANOS = 1_000_000_000;

  private final Map<DatabaseName, Long> last = new EnumMap<>(DatabaseName.class);

  synchronized boolean isDue(DatabaseName pool, long now) {
    Long before = last.get(pool);
    if (before != null && now - before < PERIOD_NANOS) {
      return false;
    }
    last.put(pool, now);
    return true;
  }
}
