package org.headgate.administration.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.headgate.administration.api.SessionAdministrationApi;
import org.headgate.common.identity.Role;
import org.headgate.common.identity.SessionId;
import org.headgate.common.identity.TokenScope;
import org.headgate.common.identity.UserId;
import org.headgate.common.paging.Page;
import org.headgate.common.paging.PageQuery;
import org.headgate.common.web.access.PersonalTokenAccess;
import org.headgate.sessions.api.SessionSummary;
import org.headgate.sessions.service.SessionFacade;
import org.headgate.sessions.web.Caller;

/** REST resource for the sessions of any account, for administrators. */
@Path("/admin/users/{id}/sessions")
@ApplicationScoped
@RolesAllowed(Role.ADMIN_NAME)
@PersonalTokenAccess(TokenScope.Area.ADMIN)
public class SessionAdministrationResource implements SessionAdministrationApi {

  @Inject SessionFacade sessions;
  @Inject Caller caller;

  @Override
  public Page<SessionSummary> sessions(UUID id, PageQuery page) {
    return sessions.list(
        new UserId(id),
        caller.identity().openSession(),
        page.cursor().map(cursor -> cursor.uuid(0)),
        page.limit());
  }

  @Override
  public void end(UUID id, UUID sessionId) {
    sessions.endForAdministrator(new UserId(id), new SessionId(sessionId));
  }
}
