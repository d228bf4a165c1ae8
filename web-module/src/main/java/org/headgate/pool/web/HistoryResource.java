package org.headgate.pool.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import org.headgate.common.identity.Role;
import org.headgate.common.identity.TokenScope;
import org.headgate.common.web.access.OperatorLaneAccess;
import org.headgate.common.web.access.PersonalTokenAccess;
import org.headgate.pool.api.history.History;
import org.headgate.pool.api.history.HistoryApi;
import org.headgate.pool.service.history.HistoryReporter;

/** REST resource for the history of pools and nodes. */
@Path("/admin/history")
@ApplicationScoped
@OperatorLaneAccess
@RolesAllowed({Role.OPERATOR_NAME, Role.ADMIN_NAME})
@PersonalTokenAccess(TokenScope.Area.OPERATOR)
public class HistoryResource implements HistoryApi {

  @Inject HistoryReporter reporter;

  @Override
  public History history(
      String pool, String series, String from, String to, String step, String node) {
    return reporter.history(pool, series, from, to, step, node);
  }
}
