package org.headgate.health.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;
import org.headgate.pool.service.lifecycle.StartupVerifier;

/**
 * Startup check: the application has started. It passes without a database too, unless the
 * databases are required at the start.
 */
@Startup
@ApplicationScoped
public class StartupCheck implements HealthCheck {

  @Inject StartupVerifier start;

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("application").status(start.isDone()).build();
  }
}
