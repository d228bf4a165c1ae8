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
import org.headgate.pool.DatabaseName;
import org.headgate.pool.liberty.LibertyPools;
import org.headgate.pool.liberty.PoolStatistics;
import org.headgate.pool.persistence.SpareConnections;
import org.headgate.text.SingleLineLogger;
import org.headgate.time.service.Rounds;

/**
 * Keeps each business pool at its minimum, which Liberty does not: it is filled once its database
 * is there, and again after connections have aged, broken or been purged, by one connection in 100
 * ms at most. The operator lane is kept open by the watch's questions.
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

  void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
    for (DatabaseName pool : DatabaseWatch.WATCHED) {
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
    if (!watch.condition(pool).isUp() || state.breaker() != BreakerState.CLOSED) {
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
      guard.runWithSpare(pool, plan.out(), () -> grow(pool, plan));
    }
  }

  private void grow(DatabaseName pool, WarmingPlan plan) {
    try {
      spare.haveOut(pool, plan.out());
    } catch (SQLException full) {
      LOG.log(Level.DEBUG, "{0}: no connection more: {1}", pool.wireName(), full.getMessage());
    }
  }
}
