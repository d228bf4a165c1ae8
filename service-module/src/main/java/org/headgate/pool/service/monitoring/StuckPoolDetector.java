package org.headgate.pool.service.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.headgate.config.database.PoolName;
import org.headgate.pool.service.events.PoolSample;
import org.headgate.pool.service.events.PoolSampleListener;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.tuning.EffectivePoolSettings;

/**
 * Detects stuck pools: every connection is in use, and none was returned for longer than the
 * longest statement may take. That is no load, because under load connections are returned; no
 * other request will be served before somebody intervenes.
 */
@ApplicationScoped
public class StuckPoolDetector implements PoolSampleListener {

  private final DatabaseGuard guard;
  private final EffectivePoolSettings effective;
  private final LongSupplier nanos;
  private final Map<PoolName, Long> fullSince = new EnumMap<>(PoolName.class);

  /** For the client proxy only. */
  protected StuckPoolDetector() {
    this(null, null, System::nanoTime);
  }

  @Inject
  public StuckPoolDetector(DatabaseGuard guard, EffectivePoolSettings effective) {
    this(guard, effective, System::nanoTime);
  }

  StuckPoolDetector(DatabaseGuard guard, EffectivePoolSettings effective, LongSupplier nanos) {
    this.guard = guard;
    this.effective = effective;
    this.nanos = nanos;
  }

  @Override
  public synchronized void sampled(PoolName pool, PoolSample sample) {
    if (sample.inUse() >= sample.maxSize()) {
      fullSince.putIfAbsent(pool, nanos.getAsLong());
    } else {
      fullSince.remove(pool);
    }
  }

  /** How long nothing has been returned to a stuck pool; empty while it is not stuck. */
  public synchronized Optional<Duration> stuckFor(PoolName pool) {
    return Optional.ofNullable(fullSince.get(pool))
        .map(since -> Duration.ofNanos(nanos.getAsLong() - since))
        .map(full -> shorter(full, guard.borrowers(pool).sinceLastReturn()))
        .filter(still -> still.compareTo(longestStatement(pool)) > 0);
  }

  /**
   * After this time the driver has given up the statement, whether it could be cancelled or not.
   */
  private Duration longestStatement(PoolName pool) {
    return effective.of(pool).socketTimeout();
  }

  private static Duration shorter(Duration first, Duration second) {
    return first.compareTo(second) < 0 ? first : second;
  }
}
