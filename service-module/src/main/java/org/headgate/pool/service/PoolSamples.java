package org.headgate.pool.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.headgate.pool.DatabaseName;

/**
 * The last 15 minutes of each pool, a sample a second: what diagnosis, advice and console draw on.
 */
@ApplicationScoped
public class PoolSamples implements PoolSampleListener {

  /** How many samples of a pool are kept. */
  static final int KEPT = 15 * 60;

  private final Clock clock;
  private final Map<DatabaseName, Deque<PoolSample>> samples = new EnumMap<>(DatabaseName.class);

  /** For the client proxy only. */
  protected PoolSamples() {
    this(Clock.systemUTC());
  }

  @Inject
  public PoolSamples(Clock clock) {
    this.clock = clock;
    for (DatabaseName pool : DatabaseName.values()) {
      samples.put(pool, new ArrayDeque<>(KEPT));
    }
  }

  @Override
  public synchronized void sampled(DatabaseName pool, PoolSample sample) {
    Deque<PoolSample> kept = samples.get(pool);
    if (kept.size() == KEPT) {
      kept.removeFirst();
    }
    kept.addLast(sample);
  }

  /** The samples of that period up to now, oldest first; fewer after a start. */
  public synchronized List<PoolSample> last(DatabaseName pool, Duration period) {
    Instant from = clock.instant().minus(period);
    return samples.get(pool).stream().filter(sample -> !sample.at().isBefore(from)).toList();
  }
}
