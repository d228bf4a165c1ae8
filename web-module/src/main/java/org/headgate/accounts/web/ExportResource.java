package org.headgate.accounts.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import org.headgate.accounts.ExportApi;
import org.headgate.accounts.service.AccountExport;
import org.headgate.identity.Role;
import org.headgate.pool.web.ResponseStreams;

/** HTTP before the export, and nothing else. */
@Path("/users/me/export")
@RequestScoped
@RolesAllowed(Role.USER_NAME)
public class ExportResource implements ExportApi {

  @Inject AccountExport export;
  @Inject Caller caller;
  @Context HttpServletRequest request;

  /** It may be larger than any memory, so it is no result but follows it, page by page. */
  @Override
  public ObjectNode export() {
    ResponseStreams.follow(request, export.of(caller.account().id()));
    return null;
  }
}
