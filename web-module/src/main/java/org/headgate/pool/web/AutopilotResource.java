package org.headgate.pool.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import org.headgate.common.identity.Role;
import org.headgate.common.identity.TokenScope;
import org.headgate.common.paging.PageQuery;
import org.headgate.common.web.access.OperatorLaneAccess;
import org.headgate.common.web.access.PersonalTokenAccess;
import org.headgate.pool.api.autopilot.AutopilotApi;
import org.headgate.pool.api.autopilot.AutopilotRequest;
import org.headgate.pool.api.autopilot.AutopilotStepList;
import org.headgate.pool.api.autopilot.PoolAutopilot;
import org.headgate.pool.service.autopilot.AutopilotFacade;

/** REST resource for the autopilots of the pools. */
@Path("/admin/pools/{name}/autopilot")
@ApplicationScoped
@OperatorLaneAccess
@PersonalTokenAccess(TokenScope.Area.OPERATOR)
@RolesAllowed({Role.OPERATOR_NAME, Role.ADMIN_NAME})
public class AutopilotResource implements AutopilotApi {

  @Inject AutopilotFacade autopilots;
  @Context SecurityContext caller;

  @Override
  public PoolAutopilot autopilot(String name) {
    return autopilots.autopilot(name);
  }

  @Override
  public PoolAutopilot setAutopilot(String name, AutopilotRequest request) {
    return autopilots.set(name, request, caller.getUserPrincipal().getName());
  }

  @Override
  public AutopilotStepList steps(String name, PageQuery page) {
    return autopilots.steps(name, page);
  }
}
