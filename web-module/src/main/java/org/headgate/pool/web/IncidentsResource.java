package org.headgate.pool.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.headgate.common.identity.Role;
import org.headgate.common.identity.TokenScope;
import org.headgate.common.paging.Page;
import org.headgate.common.paging.PageQuery;
import org.headgate.common.web.access.OperatorLaneAccess;
import org.headgate.common.web.access.PersonalTokenAccess;
import org.headgate.pool.api.history.IncidentSummary;
import org.headgate.pool.api.history.IncidentsApi;
import org.headgate.pool.service.incidents.IncidentReporter;

/** REST resource for incidents. */
@Path("/admin/incidents")
@ApplicationScoped
@OperatorLaneAccess
@RolesAllowed({Role.OPERATOR_NAME, Role.ADMIN_NAME})
@PersonalTokenAccess(TokenScope.Area.OPERATOR)
public class IncidentsResource implements IncidentsApi {

  private static final MediaType ARCHIVE = MediaType.valueOf(ZIP);

  @Inject IncidentReporter reporter;
  @Context HttpHeaders headers;

  @Override
  public Page<IncidentSummary> incidents(PageQuery page) {
    return reporter.page(page);
  }

  @Override
  public Response incident(UUID id) {
    return wantsFiles(headers.getAcceptableMediaTypes())
        ? Response.ok(reporter.archive(id), ARCHIVE)
            .header(
                HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"incident-" + id + ".zip\"")
            .build()
        : Response.ok(reporter.incident(id), MediaType.APPLICATION_JSON_TYPE).build();
  }

  /** The best accepted type decides; a client that accepts anything gets JSON. */
  private static boolean wantsFiles(List<MediaType> accepted) {
    return accepted.stream()
        .filter(
            type ->
                type.isCompatible(ARCHIVE) || type.isCompatible(MediaType.APPLICATION_JSON_TYPE))
        .findFirst()
        .filter(type -> !type.isCompatible(MediaType.APPLICATION_JSON_TYPE))
        .isPresent();
  }
}
