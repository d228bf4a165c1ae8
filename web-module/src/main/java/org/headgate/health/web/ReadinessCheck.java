package org.headgate.health.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.headgate.config.database.PoolName;
import org.headgate.pool.api.PoolView;
import org.headgate.pool.service.inspection.PoolReporter;
import org.headgate.pool.service.lifecycle.ShutdownCoordinator;

/**
 * Readiness check from the monitor's last result, so it never waits. A full pool (BUSY) is ready,
 * since taking the node out would only move its load. A database that is DOWN, a STUCK pool and a
 * node that is shutting down are not ready.
 */
@Readiness
@ApplicationScoped
public class ReadinessCheck implements HealthCheck {

  private static final String STUCK = "STUCK";

  @Inject PoolReporter pools;
  @Inject ShutdownCoordinator shutdown;

  @Override
  public HealthCheckResponse call() {
    List<PoolName> business = List.of(PoolName.PLATFORM, PoolName.USERDATA);
    List<PoolView> views = business.stream().map(pools::view).toList();
    PoolView.State worst = views.stream().map(PoolView::state).max(Enum::compareTo).orElseThrow();
    boolean stuck = business.stream().anyMatch(pools::isStuck);
    HealthCheckResponseBuilder answer =
        HealthCheckResponse.named("database")
            .status(worst != PoolView.State.DOWN && !stuck && !shutdown.isBegun())
            .withData("state", state(worst, stuck));
    for (PoolName pool : business) {
      answer.withData(
          pool.wireName(), pools.isStuck(pool) ? STUCK : readable(pools.view(pool).state()));
    }
    return answer.build();
  }

  private String state(PoolView.State worst, boolean stuck) {
    if (shutdown.isBegun()) {
      return "SHUTTING_DOWN";
    }
    return stuck && worst != PoolView.State.DOWN ? STUCK : readable(worst);
  }

  private static String readable(PoolView.State state) {
    return switch (state) {
      case OK -> "UP";
      case BUSY, EXHAUSTED -> "BUSY";
      case DEGRADED, DOWN -> state.name().toUpperCase(Locale.ROOT);
    };
  }
}
