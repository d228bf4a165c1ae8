package org.headgate.pool.service.inspection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.headgate.config.HeadgateSettings;
import org.headgate.config.database.PoolName;
import org.headgate.config.database.PoolSettings;
import org.headgate.pool.api.PoolList;
import org.headgate.pool.api.PoolView;
import org.headgate.pool.persistence.DatabaseProbe.ServerInfo;
import org.headgate.pool.service.admission.AdmissionSnapshot;
import org.headgate.pool.service.events.DatabaseStatus;
import org.headgate.pool.service.guard.CircuitBreakerState;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardSnapshot;
import org.headgate.pool.service.liberty.PoolStatistics;
import org.headgate.pool.service.maintenance.BrokenConnectionDetector;
import org.headgate.pool.service.monitoring.DatabaseMonitor;
import org.headgate.pool.service.monitoring.DemandSnapshot;
import org.headgate.pool.service.monitoring.PoolDemandTracker;
import org.headgate.pool.service.monitoring.PoolUsage;
import org.headgate.pool.service.monitoring.StuckPoolDetector;
import org.headgate.pool.service.tuning.ConnectionLeaseHolder;
import org.headgate.pool.service.tuning.EffectivePoolSettings;

/**
 * Reports the state of a pool from memory: settings, Liberty's figures, waiting callers, the
 * monitor's last result.
 */
@ApplicationScoped
public class PoolReporter {

  private static final double NANOS_PER_MILLI = 1e6;

  @Inject HeadgateSettings settings;
  @Inject EffectivePoolSettings effective;
  @Inject PoolUsage usage;
  @Inject DatabaseGuard guard;
  @Inject DatabaseMonitor databaseMonitor;
  @Inject ConnectionLeaseHolder lease;
  @Inject PoolDemandTracker demand;
  @Inject BrokenConnectionDetector broken;
  @Inject StuckPoolDetector stuck;

  /** All pools, and the connection budget. */
  public PoolList all() {
    return new PoolList(
        Arrays.stream(PoolName.values()).map(this::view).toList(),
        Optional.empty(),
        lease.report());
  }

  public PoolView view(PoolName pool) {
    PoolSettings set = effective.of(pool);
    GuardSnapshot guardSnapshot = guard.snapshot(pool);
    AdmissionSnapshot admission = guardSnapshot.admission();
    PoolStatistics counted =
        usage
            .statistics(pool)
            .orElseGet(() -> new PoolStatistics(set.maxPoolSize(), 0, 0, 0, 0))
            .claimedBy(admission.inUse());
    long waiting = admission.waiting();
    DemandSnapshot recentDemand = demand.of(pool, admission.waits());
    DatabaseStatus status = databaseMonitor.status(pool.database());
    return new PoolView(
        pool.wireName(),
        isStuck(pool)
            ? PoolView.State.DEGRADED
            : stateOf(status, guardSnapshot.breaker(), counted, waiting),
        status.since(),
        status.reason().or(() -> stuck.stuckFor(pool).map(PoolReporter::stuckText)),
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
            millis(recentDemand.waits()),
            millis(recentDemand.holds())),
        server(pool));
  }

  /** Whether every connection is in use and none is returned; load alone does not cause that. */
  public boolean isStuck(PoolName pool) {
    return stuck.stuckFor(pool).isPresent() && databaseMonitor.status(pool.database()).isUp();
  }

  private static String stuckText(Duration time) {
    return "every connection is out, and none has come back for %s s".formatted(time.toSeconds());
  }

  private PoolView.Server server(PoolName pool) {
    Optional<ServerInfo> known = databaseMonitor.server(pool.database());
    return new PoolView.Server(
        settings.database(pool).tls().mode().wireName(),
        known.flatMap(ServerInfo::tls),
        known.map(server -> server.driver() + " " + server.driverVersion()),
        known.map(ServerInfo::version));
  }

  private static PoolView.Percentiles millis(DemandSnapshot.Percentiles times) {
    return new PoolView.Percentiles(
        times.p50().toNanos() / NANOS_PER_MILLI,
        times.p95().toNanos() / NANOS_PER_MILLI,
        times.p99().toNanos() / NANOS_PER_MILLI);
  }

  /** If the monitor reaches the database but the breaker refuses work, the pool is degraded. */
  static PoolView.State stateOf(
      DatabaseStatus status, CircuitBreakerState breaker, PoolStatistics counted, long waiting) {
    if (!status.isUp()) {
      return PoolView.State.DOWN;
    }
    if (breaker != CircuitBreakerState.CLOSED) {
      return PoolView.State.DEGRADED;
    }
    if (waiting > 0 || status.state() == DatabaseStatus.State.FULL) {
      return PoolView.State.EXHAUSTED;
    }
    return counted.isFull() ? PoolView.State.BUSY : PoolView.State.OK;
  }
}
