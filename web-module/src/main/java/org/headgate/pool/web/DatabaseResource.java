package org.headgate.pool.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Duration;
import org.headgate.identity.OnTheSessionAlone;
import org.headgate.identity.Role;
import org.headgate.identity.ThroughOperatorLane;
import org.headgate.pool.BackendView;
import org.headgate.pool.ConnectionCount;
import org.headgate.pool.DatabaseApi;
import org.headgate.pool.DatabaseLimits;
import org.headgate.pool.EndedBackend;
import org.headgate.pool.Listing;
import org.headgate.pool.LockWait;
import org.headgate.pool.LongQuery;
import org.headgate.pool.insight.service.BackendEnding;
import org.headgate.pool.insight.service.DatabaseReport;

/** The platform's server, for those who look after it. */
@Path("/admin/database")
@RequestScoped
@ThroughOperatorLane
@RolesAllowed({Role.OPERATOR_NAME, Role.ADMIN_NAME})
public class DatabaseResource implements DatabaseApi {

  @Inject DatabaseReport report;
  @Inject BackendEnding ending;
  @Context SecurityContext caller;

  @Override
  public Listing<ConnectionCount> connections() {
    return Listing.of(report.connections());
  }

  @Override
  public Listing<LongQuery> longQueries(int seconds) {
    return Listing.of(report.longQueries(Duration.ofSeconds(Math.max(0, seconds))));
  }

  @Override
  public Listing<LockWait> locks() {
    return Listing.of(report.locks());
  }

  @Override
  public DatabaseLimits limits() {
    return report.limits();
  }

  @Override
  public Listing<BackendView> backends() {
    return Listing.of(report.backends());
  }

  @Override
  @OnTheSessionAlone
  public EndedBackend cancel(int pid) {
    return ending.cancel(pid, actor());
  }

  @Override
  @OnTheSessionAlone
  public EndedBackend terminate(int pid) {
    return ending.terminate(pid, actor());
  }

  private String actor() {
    return caller.getUserPrincipal().getName();
  }
}
