package org.headgate.ownaccount.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import org.headgate.common.identity.Role;
import org.headgate.common.identity.TokenScope;
import org.headgate.common.web.access.PersonalTokenAccess;
import org.headgate.ownaccount.api.PersonalDataExportApi;
import org.headgate.ownaccount.service.PersonalDataExporter;
import org.headgate.pool.web.PagedResponses;
import org.headgate.sessions.web.Caller;

/** REST resource for the export of the caller's personal data, which is streamed. */
@Path("/users/me/export")
@ApplicationScoped
@RolesAllowed(Role.USER_NAME)
@PersonalTokenAccess(TokenScope.Area.ACCOUNT)
public class PersonalDataExportResource implements PersonalDataExportApi {

  @Inject PersonalDataExporter export;
  @Inject Caller caller;
  @Context HttpServletRequest request;

  /**
   * Returns no body: it may be larger than the memory, so it is streamed page by page after this
   * method returns.
   */
  @Override
  public ObjectNode export() {
    PagedResponses.follow(request, export.of(caller.identity()));
    return null;
  }
}
