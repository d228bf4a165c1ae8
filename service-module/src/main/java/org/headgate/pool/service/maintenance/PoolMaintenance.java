package org.headgate.pool.service.maintenance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.headgate.common.service.ExclusiveRuns;
import org.headgate.common.text.SingleLineLogger;
import org.headgate.config.database.PoolName;
import org.headgate.pool.api.ConnectionTestResult;
import org.headgate.pool.persistence.ConnectionTester;
import org.headgate.pool.persistence.faults.DatabaseFault;
import org.headgate.pool.service.events.PoolAuditEvent;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.liberty.LibertyPoolMBeans;

/** Replaces the connections of a pool, or tests one, at an operator's request. */
@ApplicationScoped
public class PoolMaintenance {

  private static final Logger LOG = SingleLineLogger.of(PoolMaintenance.class);

  @Inject LibertyPoolMBeans liberty;
  @Inject ConnectionTester tests;
  @Inject DatabaseGuard guard;
  @Inject Event<PoolAuditEvent> auditEvents;

  private final ExclusiveRuns<PoolName> testRuns =
      new ExclusiveRuns<>("Another test of this pool is running");

  /** Closes idle connections now, and those in use when they are returned; no request fails. */
  public void purge(PoolName pool, String actor) {
    try {
      auditEvents.fire(new PoolAuditEvent("purge", pool.wireName(), Map.of()));
    } catch (RuntimeException e) {
      // The purge repairs a broken pool, so a failing audit log must not prevent it.
      LOG.log(Level.WARNING, "The purge was not written into the audit log", e);
    }
    liberty.purge(pool);
    LOG.log(Level.INFO, "{0} purged the pool {1}", actor, pool.wireName());
  }

  /**
   * Borrows a connection without the guard, so that the result is that of pool and server; one at a
   * time, because each counts against the permits of the pool.
   *
   * @throws org.headgate.common.problem.TooManyRequestsException while another test of the pool is
   *     running
   */
  public ConnectionTestResult test(PoolName pool) {
    return testRuns.run(pool, () -> tested(pool));
  }

  private ConnectionTestResult tested(PoolName pool) {
    long startNanos = System.nanoTime();
    Optional<DatabaseFault> fault = guard.callWithoutQueueing(pool, () -> tests.test(pool));
    long elapsed = Duration.ofNanos(System.nanoTime() - startNanos).toMillis();
    return new ConnectionTestResult(
        fault.isEmpty(),
        elapsed,
        fault.map(found -> found.kind().name().toLowerCase(Locale.ROOT)),
        fault.map(found -> found.kind().explanation()),
        fault.flatMap(DatabaseFault::sqlState),
        fault.map(found -> found.kind().cure()));
  }
}
