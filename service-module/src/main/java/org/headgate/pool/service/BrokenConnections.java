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
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.headgate.HeadgateSettings;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.liberty.DriverSessions;
import org.headgate.pool.liberty.LibertyPools;
import org.headgate.pool.persistence.DatabaseFault;
import org.headgate.pool.persistence.FaultKind;
import org.headgate.pool.persistence.SpareConnections;
import org.headgate.text.SingleLineLogger;
import org.headgate.time.service.Rounds;

/**
 * Finds connections that broke while they lay idle before work meets them, in place of a test at
 * each borrow, which costs a quarter of all reads (docs/decisions/0009-pre-ping.md). A pool is
 * purged when the watch loses its database or finds it back, when a fault says that its connections
 * are broken, and when one of its idle connections, tested each 30 s, does not answer; where a
 * fault says that they lead to a standby, every pool of that server is; where prepared statements
 * were lost, every pool is, since none prepares any more. {@code DB_PRE_PING=false} switches all of
 * it off but the count of what work met.
 */
@ApplicationScoped
public class BrokenConnections implements GuardListener, PoolSampleListener {

  private static final Logger LOG = SingleLineLogger.of(BrokenConnections.class);
  private static final Duration BETWEEN_TESTS = Duration.ofSeconds(30);
  private static final Set<FaultKind> BROKEN =
      Set.of(FaultKind.CONNECTION_LOST, FaultKind.SERVER_SHUTDOWN, FaultKind.SOCKET_TIMEOUT);

  @Inject HeadgateSettings settings;
  @Inject LibertyPools liberty;
  @Inject DriverSessions sessions;
  @Inject SpareConnections spare;
  @Inject DatabaseGuard guard;
  @Resource ManagedScheduledExecutorService executor;

  private final PurgePace pace = new PurgePace();
  private final Map<DatabaseName, BrokenCount> counts = new EnumMap<>(DatabaseName.class);
  private Optional<Rounds> tests = Optional.empty();

  public BrokenConnections() {
    for (DatabaseName pool : DatabaseName.values()) {
      counts.put(pool, new BrokenCount());
    }
  }

  void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
    tests =
        Optional.of(
            Rounds.afterPause(
                executor,
                "test of idle connections",
                BETWEEN_TESTS,
                () -> DatabaseWatch.WATCHED.forEach(this::test)));
  }

  @PreDestroy
  void stop() {
    tests.ifPresent(Rounds::interrupt);
  }

  /** What lay idle through a loss is broken, whether the pool has seen it or not. */
  void changed(@Observes DatabaseChanged event) {
    if (event.before().isKnown() && event.before().isUp() != event.now().isUp()) {
      lost(event.database());
    }
  }

  /** How many connections of the pool were thrown away as broken since the start. */
  public long invalid(DatabaseName pool) {
    return counts.get(pool).broken();
  }

  @Override
  public void sampled(DatabaseName pool, PoolSample sample) {
    counts.get(pool).sampled(sample.destroyed());
  }

  @Override
  public void faulted(GuardedWork work, DatabaseFault fault) {
    DatabaseName pool = work.database();
    if (BROKEN.contains(fault.kind())) {
      counts.get(pool).lost();
      purgeInPace(pool);
    } else if (fault.kind() == FaultKind.READ_ONLY) {
      settings.poolsOfTheServerOf(pool).forEach(this::purgeInPace);
    } else if (fault.kind() == FaultKind.LOST_STATEMENT && sessions.noteLostStatements()) {
      settings.databases().keySet().forEach(this::purge);
    }
  }

  private void purgeInPace(DatabaseName pool) {
    if (pace.isDue(pool, System.nanoTime())) {
      purge(pool);
    }
  }

  private void test(DatabaseName pool) {
    liberty
        .statistics(pool)
        .filter(now -> settings.database(pool).pool().prePing())
        .map(now -> WarmingPlan.toTest(now, 0))
        .filter(plan -> !plan.isNothing())
        .ifPresent(plan -> test(pool, plan.out()));
  }

  private void test(DatabaseName pool, int idle) {
    CountDownLatch together = new CountDownLatch(idle);
    AtomicInteger running = new AtomicInteger(idle);
    AtomicInteger broken = new AtomicInteger();
    guard.eachWithSpare(
        pool,
        idle,
        executor,
        () -> {
          try {
            if (!answers(pool, together)) {
              broken.incrementAndGet();
            }
          } finally {
            if (running.decrementAndGet() == 0) {
              judge(pool, broken.get(), idle);
            }
          }
        });
  }

  private boolean answers(DatabaseName pool, CountDownLatch together) {
    try {
      return spare.answers(pool, together);
    } catch (SQLException gone) {
      return false;
    }
  }

  private void judge(DatabaseName pool, int broken, int idle) {
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

  private void lost(DatabaseName pool) {
    counts.get(pool).lost();
    purge(pool);
  }

  /** A refusal by Liberty is logged: the fault that led here has its own way to the caller. */
  private void purge(DatabaseName pool) {
    if (!settings.database(pool).pool().prePing()) {
      return;
    }
    try {
      liberty.purge(pool);
    } catch (IllegalStateException refused) {
      LOG.log(Level.WARNING, "Broken connections stay in their pool", refused);
    }
  }
}
