package org.headgate.pool.service.maintenance;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.headgate.common.service.Backoff;
import org.headgate.config.database.PoolName;

/**
 * Lets the first purge of a pool through at once, as a loss is met by many at the same moment, and
 * further ones after a pause that doubles from 2 s to a minute: a fault that a purge does not cure,
 * such as a server that stays read-only, must not cost the pool its connections each second. Where
 * nothing was met for twice the pause it begins anew.
 */
final class PurgeBackoff {

  private static final Duration FIRST = Duration.ofSeconds(2);
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private record Purge(long at, Duration pause) {}

  private final Map<PoolName, Backoff> backoffs = new EnumMap<>(PoolName.class);
  private final Map<PoolName, Purge> last = new EnumMap<>(PoolName.class);

  synchronized boolean isDue(PoolName pool, long now) {
    Backoff backoff = backoffs.computeIfAbsent(pool, name -> new Backoff(FIRST, LONGEST));
    Purge before = last.get(pool);
    if (before != null) {
      Duration since = Duration.ofNanos(now - before.at());
      if (since.compareTo(before.pause()) < 0) {
        return false;
      }
      if (since.compareTo(before.pause().multipliedBy(2)) >= 0) {
        backoff.reset();
      }
    }
    last.put(pool, new Purge(now, backoff.next()));
    return true;
  }
}
