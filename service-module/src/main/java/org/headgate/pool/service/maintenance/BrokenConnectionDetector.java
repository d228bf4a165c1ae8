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
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.headgate.common.service.PeriodicTask;
import org.headgate.common.text.SingleLineLogger;
import org.headgate.config.HeadgateSettings;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.MaintenanceConnections;
import org.headgate.pool.persistence.faults.DatabaseFault;
import org.headgate.pool.persistence.faults.FaultKind;
import org.headgate.pool.service.events.DatabaseStatusChangedEvent;
import org.headgate.pool.service.events.PoolSample;
import org.headgate.pool.service.events.PoolSampleListener;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardListener;
import org.headgate.pool.service.guard.GuardedWork;
import org.headgate.pool.service.liberty.DriverSessions;
import org.headgate.pool.service.liberty.LibertyPoolMBeans;
import org.headgate.pool.service.monitoring.DatabaseMonitor;

/**
 * Finds connections that broke while idle before work uses them, instead of a test at each borrow,
 * which would slow reads by a quarter (docs/decisions/0009-pre-ping.md). A pool is purged when the
 * monitor loses or regains its database, when a fault says that its connections are broken, and
 * when one of its idle connections, tested every 30 s, does not answer; a fault that says standby
 * purges all pools of that server, and lost prepared statements purge all pools. {@code
 * DB_PRE_PING=false} disables everything except the count of broken connections.
 */
@ApplicationScoped
public class BrokenConnectionDetector implements GuardListener, PoolSampleListener {

  private static final Logger LOG = SingleLineLogger.of(BrokenConnectionDetector.class);
  private static final Duration TEST_INTERVAL = Duration.ofSeconds(30);
  private static final Set<FaultKind> BROKEN =
      Set.of(FaultKind.CONNECTION_LOST, FaultKind.SERVER_SHUTDOWN, FaultKind.SOCKET_TIMEOUT);

  @Inject HeadgateSettings settings;
  @Inject LibertyPoolMBeans liberty;
  @Inject DriverSessions sessions;
  @Inject MaintenanceConnections maintenanceConnections;
  @Inject DatabaseGuard guard;
  @Resource ManagedScheduledExecutorService executor;

  private final PurgeBackoff purgeBackoff = new PurgeBackoff();
  private final Map<PoolName, BrokenConnectionCounter> counts = new EnumMap<>(PoolName.class);
  private Optional<PeriodicTask> periodicTask = Optional.empty();

  public BrokenConnectionDetector() {
    for (PoolName pool : PoolName.values()) {
      counts.put(pool, new BrokenConnectionCounter());
    }
  }

  void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
    periodicTask =
        Optional.of(
            PeriodicTask.startAfterDelay(
                executor,
                "test of idle connections",
                TEST_INTERVAL,
                () -> DatabaseMonitor.MONITORED.forEach(this::test)));
  }

  @PreDestroy
  void stop() {
    periodicTask.ifPresent(PeriodicTask::interrupt);
  }

  /** Connections that were idle during the loss are broken, whether or not the pool has noticed. */
  void changed(@Observes DatabaseStatusChangedEvent event) {
    if (event.before().isKnown() && event.before().isUp() != event.now().isUp()) {
      lost(event.database());
    }
  }

  /** The number of the pool's connections discarded as broken since the start. */
  public long invalid(PoolName pool) {
    return counts.get(pool).broken();
  }

  @Override
  public void sampled(PoolName pool, PoolSample sample) {
    counts.get(pool).sampled(sample.destroyed());
  }

  @Override
  public void faulted(GuardedWork work, DatabaseFault fault) {
    PoolName pool = work.database();
    if (BROKEN.contains(fault.kind())) {
      counts.get(pool).lost();
      purgeIfDue(pool);
    } else if (fault.kind() == FaultKind.READ_ONLY) {
      settings.poolsOfTheServerOf(pool).forEach(this::purgeIfDue);
    } else if (fault.kind() == FaultKind.LOST_STATEMENT && sessions.noteLostStatements()) {
      settings.databases().keySet().forEach(this::purge);
    }
  }

  private void purgeIfDue(PoolName pool) {
    if (purgeBackoff.isDue(pool, System.nanoTime())) {
      purge(pool);
    }
  }

  private void test(PoolName pool) {
    liberty
        .statistics(pool)
        .filter(now -> settings.database(pool).pool().prePing())
        .map(now -> WarmingPlan.toTest(now, 0))
        .filter(plan -> !plan.isEmpty())
        .ifPresent(plan -> test(pool, plan.out()));
  }

  private void test(PoolName pool, int idle) {
    CountDownLatch allOpen = new CountDownLatch(idle);
    AtomicInteger running = new AtomicInteger(idle);
    AtomicInteger broken = new AtomicInteger();
    guard.runWithIdlePermits(
        pool,
        idle,
        executor,
        () -> {
          try {
            if (!answers(pool, allOpen)) {
              broken.incrementAndGet();
            }
          } finally {
            if (running.decrementAndGet() == 0) {
              decide(pool, broken.get(), idle);
            }
          }
        });
  }

  private boolean answers(PoolName pool, CountDownLatch allOpen) {
    try {
      return maintenanceConnections.answers(pool, allOpen);
    } catch (SQLException e) {
      return false;
    }
  }

  private void decide(PoolName pool, int broken, int idle) {
    if (broken > 0) {
      LOG.log(
          Level.WARNING,
          "{0}: {1} of {2} idle connections did not answer; the pool is purged",
          pool.wireName(),
          broken,
          idle);
      lost(pool);
    }
  }

  private void lost(PoolName pool) {
    counts.get(pool).lost();
    purge(pool);
  }

  /**
   * A refusal by Liberty is only logged: the fault that caused the purge is reported to its caller
   * separately.
   */
  private void purge(PoolName pool) {
    if (!settings.database(pool).pool().prePing()) {
      return;
    }
    try {
      liberty.purge(pool);
    } catch (IllegalStateException e) {
      LOG.log(Level.WARNING, "Broken connections stay in their pool", e);
    }
  }
}
