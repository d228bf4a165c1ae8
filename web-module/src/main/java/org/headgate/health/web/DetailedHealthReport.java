package org.headgate.health.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.headgate.config.database.PoolName;
import org.headgate.health.web.CompatibilityHealthServlet.DetailedHealth;
import org.headgate.pool.api.PoolView;
import org.headgate.pool.service.events.DatabaseStatus;
import org.headgate.pool.service.inspection.PoolReporter;
import org.headgate.pool.service.monitoring.DatabaseMonitor;

/** Writes the detailed health report from the monitor's last result. */
@ApplicationScoped
public class DetailedHealthReport {

  private static final double NANOS_PER_MILLI = 1e6;

  @Inject PoolReporter pools;
  @Inject DatabaseMonitor databaseMonitor;

  DetailedHealth report() {
    Map<String, DetailedHealth.DatabaseCheck> checks = new LinkedHashMap<>();
    checks.put("database", check(PoolName.PLATFORM));
    checks.put("userdata", check(PoolName.USERDATA));
    boolean healthy = checks.values().stream().allMatch(DetailedHealth.DatabaseCheck::healthy);
    return new DetailedHealth(healthy, healthy ? "healthy" : "unhealthy", checks);
  }

  private DetailedHealth.DatabaseCheck check(PoolName database) {
    PoolView view = pools.view(database);
    DatabaseStatus status = databaseMonitor.status(database);
    return new DetailedHealth.DatabaseCheck(
        status.isUp(),
        status.responseTime().toNanos() / NANOS_PER_MILLI,
        view.settings().poolSize().value(),
        view.statistics().inUse());
  }
}
