package org.headgate.pool.service;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.liberty.LibertyPools;
import org.headgate.pool.liberty.PoolStatistics;
import org.headgate.pool.persistence.SpareConnections;
import org.headgate.text.SingleLineLogger;
import org.headgate.time.service.Rounds;

/**
 * Keeps each business pool at its minimum, which Liberty does not: it is filled once its database
 * is there, and again after connections have aged, broken or been purged, by one connection in 100
 * ms at most, and ever more rarely while none can be opened. The operator lane is kept open by the
 * watch's questions.
 */
@ApplicationScoped
public class PoolWarming {

  private static final Logger LOG = SingleLineLogger.of(PoolWarming.class);
  private static final Duration PACE = Duration.ofMillis(100);

  @Inject EffectivePools effective;
  @Inject LibertyPools liberty;
  @Inject SpareConnections spare;
  @Inject DatabaseGuard guard;
  @Inject DatabaseWatch watch;
  @Resource ManagedScheduledExecutorService executor;

  private final Map<DatabaseName, Rounds> running = new EnumMap<>(DatabaseName.class);
  private final Map<DatabaseName, Growth> growths = new ConcurrentHashMap<>();

  void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
    for (DatabaseName pool : DatabaseWatch.WATCHED) {
      growths.put(pool, new Growth(System::nanoTime));
      running.put(
          pool,
          Rounds.afterPause(
              executor, "warming of the pool " + pool.wireName(), PACE, () -> warm(pool)));
    }
  }

  @PreDestroy
  void stop() {
    running.values().forEach(Rounds::interrupt);
  }

  private void warm(DatabaseName pool) {
    Optional<PoolStatistics> counted = liberty.statistics(pool);
    GuardSnapshot state = guard.snapshot(pool);
    Growth growth = growths.get(pool);
    if (!growth.isDue()
        || !watch.condition(pool).isUp()
        || state.breaker() != BreakerState.CLOSED) {
      return;
    }
    WarmingPlan plan =
        counted
            .map(
                now ->
                    WarmingPlan.toGrow(
                        now, effective.of(pool).minPoolSize(), state.admission().waiting()))
            .orElse(new WarmingPlan(1));
    if (!plan.isNothing()) {
      grow(pool, plan.out(), growth);
    }
  }

  private void grow(DatabaseName pool, int out, Growth growth) {
    CountDownLatch together = new CountDownLatch(out);
    growth.begin(out);
    if (!guard.eachWithSpare(
        pool, out, executor, () -> growth.end(() -> haveOut(pool, together)))) {
      growth.callOff();
    }
  }

  private boolean haveOut(DatabaseName pool, CountDownLatch together) {
    try {
      spare.haveOut(pool, together);
      return true;
    } catch (SQLException none) {
      LOG.log(Level.DEBUG, "{0}: no connection more: {1}", pool.wireName(), none.getMessage());
      return false;
    }
  }
}
