package org.headgate.pool.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.headgate.HeadgateSettings;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.PoolList;
import org.headgate.pool.PoolSettings;
import org.headgate.pool.PoolView;
import org.headgate.pool.liberty.PoolStatistics;
import org.headgate.pool.persistence.DatabaseServer;

/**
 * Puts together what is known of a pool, from memory: what is set, what Liberty counts, who waits,
 * what the watch saw.
 */
@ApplicationScoped
public class PoolReport {

  private static final double NANOS_PER_MILLI = 1e6;

  @Inject HeadgateSettings settings;
  @Inject EffectivePools effective;
  @Inject PoolUse use;
  @Inject DatabaseGuard guard;
  @Inject DatabaseWatch watch;
  @Inject ConnectionLease lease;
  @Inject PoolDemand demand;
  @Inject BrokenConnections broken;
  @Inject StuckPools stuck;

  /** All pools, and how the connections of the server are shared. */
  public PoolList all() {
    return new PoolList(
        Arrays.stream(DatabaseName.values()).map(this::view).toList(),
        Optional.empty(),
        lease.report());
  }

  public PoolView view(DatabaseName pool) {
    PoolSettings set = effective.of(pool);
    GuardSnapshot gate = guard.snapshot(pool);
    AdmissionSnapshot admission = gate.admission();
    PoolStatistics counted =
        use.statistics(pool)
            .orElseGet(() -> new PoolStatistics(set.maxPoolSize(), 0, 0, 0, 0))
            .claimedBy(admission.inUse());
    long waiting = admission.waiting();
    Demand lately = demand.of(pool);
    DatabaseCondition condition = watch.condition(serverOf(pool));
    return new PoolView(
        pool.wireName(),
        isStuck(pool)
            ? PoolView.State.DEGRADED
            : stateOf(condition, gate.breaker(), counted, waiting),
        condition.since(),
        condition.reason().or(() -> stuck.stuckFor(pool).map(PoolReport::stuckWords)),
        PoolSettingsView.of(pool, set, effective.configured(pool), settings.effective()),
        new PoolView.Statistics(
            counted.maxSize(),
            counted.size(),
            counted.inUse(),
            counted.idle(),
            waiting,
            Math.max(0, counted.size() - set.minPoolSize()),
            counted.created(),
            counted.destroyed(),
            broken.invalid(pool),
            admission.timeouts(),
            millis(lately.waits()),
            millis(lately.holds())),
        server(pool));
  }

  /** Whether every connection is out and none comes back; more load has nothing to do with it. */
  public boolean isStuck(DatabaseName pool) {
    return stuck.stuckFor(pool).isPresent() && watch.condition(serverOf(pool)).isUp();
  }

  private static String stuckWords(Duration time) {
    return "every connection is out, and none has come back for %s s".formatted(time.toSeconds());
  }

  private PoolView.Server server(DatabaseName pool) {
    Optional<DatabaseServer> known = watch.server(serverOf(pool));
    return new PoolView.Server(
        settings.database(pool).tls().mode().wireName(),
        known.flatMap(DatabaseServer::tls),
        known.map(server -> server.driver() + " " + server.driverVersion()),
        known.map(DatabaseServer::version));
  }

  private static PoolView.Percentiles millis(Demand.Percentiles times) {
    return new PoolView.Percentiles(
        times.p50().toNanos() / NANOS_PER_MILLI,
        times.p95().toNanos() / NANOS_PER_MILLI,
        times.p99().toNanos() / NANOS_PER_MILLI);
  }

  /** A database that the watch reaches while work is refused by the breaker is not as it should. */
  static PoolView.State stateOf(
      DatabaseCondition condition, BreakerState breaker, PoolStatistics counted, long waiting) {
    if (!condition.isUp()) {
      return PoolView.State.DOWN;
    }
    if (breaker != BreakerState.CLOSED) {
      return PoolView.State.DEGRADED;
    }
    if (waiting > 0 || condition.state() == DatabaseCondition.State.FULL) {
      return PoolView.State.EXHAUSTED;
    }
    return counted.isFull() ? PoolView.State.BUSY : PoolView.State.OK;
  }

  private static DatabaseName serverOf(DatabaseName pool) {
    return pool == DatabaseName.OPERATOR ? DatabaseName.PLATFORM : pool;
  }
}
