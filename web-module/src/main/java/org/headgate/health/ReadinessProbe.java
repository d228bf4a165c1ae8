package org.headgate.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.PoolView;
import org.headgate.pool.service.NodeShutdown;
import org.headgate.pool.service.PoolReport;

/**
 * Says whether requests will be served. A full pool is BUSY and still ready, since taking the node
 * out would only move its load to the others; a database that is gone is DOWN, and a node that was
 * told to stop is not ready any more. Reads what the watch found last, so it never waits.
 */
@Readiness
@ApplicationScoped
public class ReadinessProbe implements HealthCheck {

  @Inject PoolReport pools;
  @Inject NodeShutdown shutdown;

  @Override
  public HealthCheckResponse call() {
    List<PoolView> views =
        List.of(pools.view(DatabaseName.PLATFORM), pools.view(DatabaseName.USERDATA));
    PoolView.State worst = views.stream().map(PoolView::state).max(Enum::compareTo).orElseThrow();
    HealthCheckResponseBuilder answer =
        HealthCheckResponse.named("database")
            .status(worst != PoolView.State.DOWN && !shutdown.isBegun())
            .withData("state", shutdown.isBegun() ? "SHUTTING_DOWN" : readable(worst));
    views.forEach(view -> answer.withData(view.name(), readable(view.state())));
    return answer.build();
  }

  private static String readable(PoolView.State state) {
    return switch (state) {
      case OK -> "UP";
      case BUSY, EXHAUSTED -> "BUSY";
      case DEGRADED, DOWN -> state.name().toUpperCase(Locale.ROOT);
    };
  }
}
