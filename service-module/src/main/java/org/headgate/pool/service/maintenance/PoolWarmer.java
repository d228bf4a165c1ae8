package org.headgate.pool.service.maintenance;

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
import org.headgate.common.service.PeriodicTask;
import org.headgate.common.text.SingleLineLogger;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.MaintenanceConnections;
import org.headgate.pool.service.events.DatabaseStatusChangedEvent;
import org.headgate.pool.service.guard.CircuitBreakerState;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardSnapshot;
import org.headgate.pool.service.liberty.LibertyPoolMBeans;
import org.headgate.pool.service.liberty.PoolStatistics;
import org.headgate.pool.service.monitoring.DatabaseMonitor;
import org.headgate.pool.service.tuning.EffectivePoolSettings;

/**
 * Keeps each business pool at its minimum size, which Liberty does not: it fills the pool once its
 * database is available, and again within a second after connections have aged, broken or been
 * purged, by at most one connection in 100 ms, and with growing pauses while none can be opened.
 * The monitor's probes keep the operator lane open.
 */
@ApplicationScoped
public class PoolWarmer {

  private static final Logger LOG = SingleLineLogger.of(PoolWarmer.class);
  private static final Duration INTERVAL = Duration.ofMillis(100);

  /** Between two looks at a pool that needs no growth: each asks Liberty for all its figures. */
  private static final Duration COMPLETE_INTERVAL = Duration.ofSeconds(1);

  @Inject EffectivePoolSettings effective;
  @Inject LibertyPoolMBeans liberty;
  @Inject MaintenanceConnections maintenanceConnections;
  @Inject DatabaseGuard guard;
  @Inject DatabaseMonitor databaseMonitor;
  @Resource ManagedScheduledExecutorService executor;

  private final Map<PoolName, PeriodicTask> running = new EnumMap<>(PoolName.class);
  private final Map<PoolName, PoolGrowth> growths = new ConcurrentHashMap<>();

  /** When a pool was last seen complete, by {@link System#nanoTime}; absent while it is not. */
  private final Map<PoolName, Long> completeAt = new ConcurrentHashMap<>();

  void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
    for (PoolName pool : DatabaseMonitor.MONITORED) {
      growths.put(pool, new PoolGrowth(System::nanoTime));
      running.put(
          pool,
          PeriodicTask.startAfterDelay(
              executor, "warming of the pool " + pool.wireName(), INTERVAL, () -> warm(pool)));
    }
  }

  /** A pool that was complete may have lost its connections with its database. */
  void changed(@Observes DatabaseStatusChangedEvent event) {
    completeAt.remove(event.database());
  }

  @PreDestroy
  void stop() {
    running.values().forEach(PeriodicTask::interrupt);
  }

  private void warm(PoolName pool) {
    PoolGrowth poolGrowth = growths.get(pool);
    if (wasCompleteLately(pool) || !poolGrowth.isDue() || !databaseMonitor.status(pool).isUp()) {
      return;
    }
    Optional<PoolStatistics> counted = liberty.statistics(pool);
    int minimum = effective.of(pool).minPoolSize();
    if (counted.filter(now -> WarmingPlan.isComplete(now, minimum)).isPresent()) {
      completeAt.put(pool, System.nanoTime());
      return;
    }
    completeAt.remove(pool);
    GuardSnapshot state = guard.snapshot(pool);
    if (state.breaker() != CircuitBreakerState.CLOSED) {
      return;
    }
    WarmingPlan plan =
        counted
            .map(now -> WarmingPlan.toGrow(now, minimum, state.admission().waiting()))
            .orElse(new WarmingPlan(1));
    if (!plan.isEmpty()) {
      grow(pool, plan.out(), poolGrowth);
    }
  }

  private boolean wasCompleteLately(PoolName pool) {
    Long at = completeAt.get(pool);
    return at != null && System.nanoTime() - at < COMPLETE_INTERVAL.toNanos();
  }

  private void grow(PoolName pool, int out, PoolGrowth poolGrowth) {
    CountDownLatch allOpen = new CountDownLatch(out);
    poolGrowth.begin(out);
    boolean decided = false;
    try {
      if (!guard.runWithIdlePermits(
          pool, out, executor, () -> poolGrowth.end(() -> openConnection(pool, allOpen)))) {
        poolGrowth.cancel();
      }
      decided = true;
    } finally {
      if (!decided) {
        poolGrowth.fail(); // The server has no thread: else the pool would never grow again.
      }
    }
  }

  private boolean openConnection(PoolName pool, CountDownLatch allOpen) {
    try {
      maintenanceConnections.openAtOnce(pool, allOpen);
      return true;
    } catch (SQLException e) {
      LOG.log(
          Level.DEBUG,
          "{0}: no further connection could be opened: {1}",
          pool.wireName(),
          e.getMessage());
      return false;
    }
  }
}
