package org.headgate.pool.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Duration;
import java.util.List;
import org.headgate.common.identity.Role;
import org.headgate.common.identity.TokenScope;
import org.headgate.common.paging.Page;
import org.headgate.common.paging.PageQuery;
import org.headgate.common.paging.QueryParameters;
import org.headgate.common.web.access.OperatorLaneAccess;
import org.headgate.common.web.access.PersonalTokenAccess;
import org.headgate.common.web.access.SessionOnlyAccess;
import org.headgate.pool.api.BackendSignalResult;
import org.headgate.pool.api.BackendView;
import org.headgate.pool.api.ConnectionCount;
import org.headgate.pool.api.DatabaseApi;
import org.headgate.pool.api.DatabaseLimits;
import org.headgate.pool.api.Listing;
import org.headgate.pool.api.LockWait;
import org.headgate.pool.api.LongQuery;
import org.headgate.pool.service.inspection.BackendTerminator;
import org.headgate.pool.service.inspection.DatabaseServerReporter;

/** REST resource for the platform database's server: connections, locks, limits, processes. */
@Path("/admin/database")
@ApplicationScoped
@OperatorLaneAccess
@RolesAllowed({Role.OPERATOR_NAME, Role.ADMIN_NAME})
@PersonalTokenAccess(TokenScope.Area.OPERATOR)
public class DatabaseResource implements DatabaseApi {

  private static final int DEFAULT_SECONDS = 2;
  private static final int MAX_SECONDS = 86_400;

  @Inject DatabaseServerReporter report;
  @Inject BackendTerminator terminator;
  @Context SecurityContext caller;

  @Override
  public Listing<ConnectionCount> connections(PageQuery page) {
    return Listing.of(
        Page.of(
            report.connections(),
            page,
            count -> List.of(count.application(), count.user(), count.state())));
  }

  @Override
  public Listing<LongQuery> longQueries(String seconds, PageQuery page) {
    int atLeast =
        QueryParameters.number("seconds", seconds, 0, MAX_SECONDS).orElse(DEFAULT_SECONDS);
    return Listing.of(
        Page.of(report.longQueries(Duration.ofSeconds(atLeast)), page, LongQuery::pid));
  }

  @Override
  public Listing<LockWait> locks(PageQuery page) {
    return Listing.of(Page.of(report.locks(), page, LockWait::pid));
  }

  @Override
  public DatabaseLimits limits() {
    return report.limits();
  }

  @Override
  public Listing<BackendView> backends(PageQuery page) {
    return Listing.of(Page.of(report.backends(), page, BackendView::pid));
  }

  @Override
  @SessionOnlyAccess
  public BackendSignalResult cancel(int pid) {
    return terminator.cancel(pid, actor());
  }

  @Override
  @SessionOnlyAccess
  public BackendSignalResult terminate(int pid) {
    return terminator.terminate(pid, actor());
  }

  private String actor() {
    return caller.getUserPrincipal().getName();
  }
}
