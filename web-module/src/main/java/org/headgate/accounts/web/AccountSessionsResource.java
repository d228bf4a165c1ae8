package org.headgate.accounts.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.headgate.accounts.AccountSessionsApi;
import org.headgate.accounts.SessionSummary;
import org.headgate.accounts.service.OwnSessions;
import org.headgate.identity.Role;
import org.headgate.identity.SessionId;
import org.headgate.identity.UserId;
import org.headgate.paging.Page;
import org.headgate.paging.PageQuery;

/** The sessions of any account, for administrators. */
@Path("/admin/users/{id}/sessions")
@RequestScoped
@RolesAllowed(Role.ADMIN_NAME)
public class AccountSessionsResource implements AccountSessionsApi {

  @Inject OwnSessions sessions;
  @Inject Caller caller;

  @Override
  public Page<SessionSummary> sessions(UUID id, PageQuery page) {
    return sessions.list(
        new UserId(id),
        caller.session(),
        page.cursor().map(cursor -> cursor.uuid(0)),
        page.limit());
  }

  @Override
  public void end(UUID id, UUID session) {
    sessions.end(new UserId(id), new SessionId(session));
  }
}
