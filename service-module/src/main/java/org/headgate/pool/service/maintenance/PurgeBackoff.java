package org.headgate.pool.service.maintenance;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.headgate.common.service.Backoff;
import org.headgate.config.database.PoolName;

/**
 * Limits purges: the first one of a pool runs at once, because many threads meet a loss at the same
 * moment; further ones follow after a pause that doubles from 2 s to a minute. A fault that a purge
 * does not cure, such as a server that stays read-only, must not cost the pool its connections
 * every second. After twice the pause without a fault, it starts anew.
 */
final class PurgeBackoff {

  private static final Duration FIRST = Duration.ofSeconds(2);
  private static final Duration MAX_DELAY = Duration.ofMinutes(1);

  private record Purge(long at, Duration pause) {}

  private final Map<PoolName, Backoff> backoffs = new EnumMap<>(PoolName.class);
  private final Map<PoolName, Purge> last = new EnumMap<>(PoolName.class);

  synchronized boolean isDue(PoolName pool, long now) {
    Backoff backoff = backoffs.computeIfAbsent(pool, name -> new Backoff(FIRST, MAX_DELAY));
    Purge previous = last.get(pool);
    if (previous != null) {
      Duration since = Duration.ofNanos(now - previous.at());
      if (since.compareTo(previous.pause()) < 0) {
        return false;
      }
      if (since.compareTo(previous.pause().multipliedBy(2)) >= 0) {
        backoff.reset();
      }
    }
    last.put(pool, new Purge(now, backoff.next()));
    return true;
  }
}
