package org.headgate.administration.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.UUID;
import org.headgate.administration.api.Invitation;
import org.headgate.administration.api.InvitationsApi;
import org.headgate.administration.api.InviteUserRequest;
import org.headgate.administration.service.InvitationFacade;
import org.headgate.common.identity.Role;
import org.headgate.common.identity.TokenScope;
import org.headgate.common.identity.UserId;
import org.headgate.common.paging.Page;
import org.headgate.common.paging.PageQuery;
import org.headgate.common.service.Precondition;
import org.headgate.common.web.WithETag;
import org.headgate.common.web.access.PersonalTokenAccess;
import org.headgate.idempotency.web.IdempotentResponses;

/** REST resource for invitations, for administrators. */
@Path("/admin/users/invitations")
@ApplicationScoped
@RolesAllowed(Role.ADMIN_NAME)
@PersonalTokenAccess(TokenScope.Area.ADMIN)
public class InvitationsResource implements InvitationsApi {

  @Inject InvitationFacade facade;
  @Inject IdempotentResponses idempotentResponses;
  @Context UriInfo uri;

  @Override
  public Page<Invitation> invitations(PageQuery page) {
    return facade.page(page.cursor(), page.limit());
  }

  @Override
  @WithETag
  public Response invite(InviteUserRequest request) {
    return idempotentResponses.of(() -> facade.invite(request), this::created);
  }

  private Response created(Invitation invitation) {
    URI location = uri.getAbsolutePathBuilder().path(invitation.id().toString()).build();
    return Response.created(location).entity(invitation).build();
  }

  @Override
  @WithETag
  public Invitation invitation(UUID id) {
    return facade.invitation(new UserId(id));
  }

  @Override
  @WithETag
  public Invitation resend(UUID id) {
    return idempotentResponses.of(() -> facade.resend(new UserId(id)));
  }

  @Override
  public void withdraw(UUID id, String ifMatch) {
    facade.withdraw(new UserId(id), Precondition.ifMatch(ifMatch));
  }
}
