package org.headgate.alerts.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.headgate.alerts.api.Alert;
import org.headgate.alerts.api.AlertEndpoint;
import org.headgate.alerts.api.AlertEndpointList;
import org.headgate.alerts.api.AlertEndpointPatch;
import org.headgate.alerts.api.AlertEndpointRequest;
import org.headgate.alerts.api.AlertRules;
import org.headgate.alerts.api.AlertTestResult;
import org.headgate.alerts.api.AlertsApi;
import org.headgate.alerts.service.AlertEndpointFacade;
import org.headgate.alerts.service.AlertFacade;
import org.headgate.alerts.service.AlertTestFacade;
import org.headgate.common.identity.Role;
import org.headgate.common.identity.TokenScope;
import org.headgate.common.paging.Page;
import org.headgate.common.paging.PageQuery;
import org.headgate.common.service.Precondition;
import org.headgate.common.web.WithETag;
import org.headgate.common.web.access.OperatorLaneAccess;
import org.headgate.common.web.access.PersonalTokenAccess;
import org.headgate.common.web.access.TokenOnlyAccess;

/**
 * REST resource for alerts. Operators read and acknowledge them; administrators define who receives
 * them.
 */
@Path("/admin/alerts")
@ApplicationScoped
@OperatorLaneAccess
@RolesAllowed({Role.OPERATOR_NAME, Role.ADMIN_NAME})
@PersonalTokenAccess(TokenScope.Area.OPERATOR)
public class AlertsResource implements AlertsApi {

  @Inject AlertFacade alerts;
  @Inject AlertEndpointFacade endpoints;
  @Inject AlertTestFacade tests;
  @Context SecurityContext caller;
  @Context UriInfo uri;

  @Override
  public Page<Alert> alerts(PageQuery page) {
    return alerts.page(page);
  }

  @Override
  @TokenOnlyAccess
  public Alert acknowledge(UUID id) {
    return alerts.acknowledge(id, caller.getUserPrincipal().getName());
  }

  @Override
  @WithETag
  public AlertRules rules() {
    return alerts.rules();
  }

  @Override
  @RolesAllowed(Role.ADMIN_NAME)
  @PersonalTokenAccess(TokenScope.Area.ADMIN)
  @WithETag
  public AlertRules replaceRules(String ifMatch, AlertRules rules) {
    return alerts.replaceRules(Precondition.ifMatch(ifMatch), rules);
  }

  @Override
  public AlertEndpointList endpoints(PageQuery page) {
    return endpoints.page(page);
  }

  @Override
  @RolesAllowed(Role.ADMIN_NAME)
  @PersonalTokenAccess(TokenScope.Area.ADMIN)
  public Response createEndpoint(AlertEndpointRequest request) {
    AlertEndpoint created = endpoints.create(request);
    return Response.created(uri.getAbsolutePathBuilder().path(created.id().toString()).build())
        .entity(created)
        .build();
  }

  @Override
  @WithETag
  public AlertEndpoint endpoint(UUID id) {
    return endpoints.endpoint(id);
  }

  @Override
  @RolesAllowed(Role.ADMIN_NAME)
  @PersonalTokenAccess(TokenScope.Area.ADMIN)
  @WithETag
  public AlertEndpoint changeEndpoint(UUID id, String ifMatch, AlertEndpointPatch patch) {
    return endpoints.change(id, Precondition.ifMatch(ifMatch), patch);
  }

  @Override
  @RolesAllowed(Role.ADMIN_NAME)
  @PersonalTokenAccess(TokenScope.Area.ADMIN)
  public void deleteEndpoint(UUID id, String ifMatch) {
    endpoints.delete(id, Precondition.ifMatch(ifMatch));
  }

  @Override
  @RolesAllowed(Role.ADMIN_NAME)
  @PersonalTokenAccess(TokenScope.Area.ADMIN)
  public AlertTestResult testEndpoint(UUID id) {
    return tests.test(id);
  }
}
