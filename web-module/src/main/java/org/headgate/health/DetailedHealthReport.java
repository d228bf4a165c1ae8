package org.headgate.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.PoolView;
import org.headgate.pool.service.DatabaseCondition;
import org.headgate.pool.service.DatabaseWatch;
import org.headgate.pool.service.PoolReport;

/** Writes the report of the ancestor B (seed B5) from what the watch found last. */
@ApplicationScoped
public class DetailedHealthReport {

  private static final double NANOS_PER_MILLI = 1e6;

  @Inject PoolReport pools;
  @Inject DatabaseWatch watch;

  DetailedHealth report() {
    Map<String, DetailedHealth.DatabaseCheck> checks = new LinkedHashMap<>();
    checks.put("database", check(DatabaseName.PLATFORM));
    checks.put("userdata", check(DatabaseName.USERDATA));
    boolean healthy = checks.values().stream().allMatch(DetailedHealth.DatabaseCheck::healthy);
    return new DetailedHealth(healthy, healthy ? "healthy" : "unhealthy", checks);
  }

  private DetailedHealth.DatabaseCheck check(DatabaseName database) {
    PoolView view = pools.view(database);
    DatabaseCondition condition = watch.condition(database);
    return new DetailedHealth.DatabaseCheck(
        condition.isUp(),
        condition.responseTime().toNanos() / NANOS_PER_MILLI,
        view.settings().poolSize().value(),
        view.statistics().inUse());
  }
}
