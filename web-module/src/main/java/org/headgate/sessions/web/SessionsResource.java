package org.headgate.sessions.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import java.util.Optional;
import java.util.UUID;
import org.headgate.common.identity.Role;
import org.headgate.common.identity.SessionId;
import org.headgate.common.paging.Page;
import org.headgate.common.paging.PageQuery;
import org.headgate.sessions.api.SessionSummary;
import org.headgate.sessions.api.SessionsApi;
import org.headgate.sessions.service.SessionFacade;

/** REST resource for the caller's own sessions; it cannot name anybody else's. */
@Path("/users/me/sessions")
@ApplicationScoped
@RolesAllowed(Role.USER_NAME)
public class SessionsResource implements SessionsApi {

  @Inject SessionFacade sessions;
  @Inject Caller caller;

  @Override
  public Page<SessionSummary> sessions(PageQuery page) {
    return sessions.list(
        caller.account().id(),
        Optional.of(caller.session()),
        page.cursor().map(cursor -> cursor.uuid(0)),
        page.limit());
  }

  @Override
  public void end(UUID id) {
    sessions.end(caller.account().id(), new SessionId(id));
  }
}
