package org.headgate.administration.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import org.headgate.administration.api.UserExportApi;
import org.headgate.administration.service.ExportOptions;
import org.headgate.administration.service.UserExportFacade;
import org.headgate.common.identity.Role;
import org.headgate.common.identity.TokenScope;
import org.headgate.common.paging.QueryParameters;
import org.headgate.common.web.access.PersonalTokenAccess;
import org.headgate.pool.web.PagedResponses;
import org.headgate.sessions.web.Caller;

/** REST resource for the export of all accounts. */
@Path("/admin/users/exports")
@ApplicationScoped
@RolesAllowed(Role.ADMIN_NAME)
@PersonalTokenAccess(TokenScope.Area.ADMIN)
public class UserExportResource implements UserExportApi {

  @Inject UserExportFacade exports;
  @Inject Caller caller;
  @Context HttpServletRequest request;

  /** Returns no body: the lines are streamed page by page after this method returns. */
  @Override
  public String export(String passwordHashes, String secondFactors) {
    ExportOptions options =
        new ExportOptions(
            QueryParameters.flag("password_hashes", passwordHashes).orElse(false),
            QueryParameters.flag("second_factors", secondFactors).orElse(false));
    PagedResponses.follow(request, NDJSON, exports.begin(caller.identity(), options));
    return null;
  }
}
