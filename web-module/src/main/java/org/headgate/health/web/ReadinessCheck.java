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
 * Says whether requests will be served. A full pool is BUSY and still ready, since taking the node
 * out would only move its load to the others; a database that is gone is DOWN, a pool to which
 * nothing comes back for longer than a statement may take is STUCK, and a node that was told to
 * stop is not ready any more. Reads what the watch found last, so it never waits.
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
