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
import org.headgate.administration.api.AccountCount;
import org.headgate.administration.api.CreateUserRequest;
import org.headgate.administration.api.UserPatch;
import org.headgate.administration.api.UsersApi;
import org.headgate.administration.service.UserAdministrationFacade;
import org.headgate.administration.service.UserCreationFacade;
import org.headgate.administration.service.UserDeletionFacade;
import org.headgate.common.identity.AccountResponse;
import org.headgate.common.identity.Role;
import org.headgate.common.identity.TokenScope;
import org.headgate.common.identity.UserId;
import org.headgate.common.paging.Page;
import org.headgate.common.paging.PageQuery;
import org.headgate.common.paging.QueryParameters;
import org.headgate.common.service.Precondition;
import org.headgate.common.web.WithETag;
import org.headgate.common.web.access.PersonalTokenAccess;
import org.headgate.idempotency.web.IdempotentResponses;
import org.headgate.sessions.web.Caller;

/** REST resource for accounts, for administrators. */
@Path("/admin/users")
@ApplicationScoped
@RolesAllowed(Role.ADMIN_NAME)
@PersonalTokenAccess(TokenScope.Area.ADMIN)
public class UsersResource implements UsersApi {

  @Inject UserAdministrationFacade users;
  @Inject UserCreationFacade creation;
  @Inject UserDeletionFacade deletion;
  @Inject IdempotentResponses idempotentResponses;
  @Inject Caller caller;
  @Context UriInfo uri;

  @Override
  public Page<AccountResponse> users(
      String query,
      String active,
      String role,
      String emailRefused,
      String emailBounced,
      PageQuery page) {
    return users.page(
        QueryParameters.text("query", query),
        QueryParameters.flag("active", active),
        QueryParameters.read("role", role, Role::named, "user, operator or admin"),
        QueryParameters.flag("email_refused", emailRefused),
        QueryParameters.flag("email_bounced", emailBounced),
        page);
  }

  @Override
  public AccountCount count(
      String query, String active, String role, String emailRefused, String emailBounced) {
    return users.count(
        QueryParameters.text("query", query),
        QueryParameters.flag("active", active),
        QueryParameters.read("role", role, Role::named, "user, operator or admin"),
        QueryParameters.flag("email_refused", emailRefused),
        QueryParameters.flag("email_bounced", emailBounced));
  }

  @Override
  @WithETag
  public AccountResponse user(UUID id) {
    return users.user(new UserId(id));
  }

  @Override
  @WithETag
  public AccountResponse patch(UUID id, String ifMatch, UserPatch patch) {
    return users.change(new UserId(id), Precondition.ifMatch(ifMatch), patch);
  }

  @Override
  @WithETag
  public Response create(CreateUserRequest request) {
    return idempotentResponses.of(() -> creation.create(request), this::created);
  }

  private Response created(AccountResponse account) {
    URI location = uri.getAbsolutePathBuilder().path(account.id().toString()).build();
    return Response.created(location).entity(account).build();
  }

  @Override
  public Response delete(UUID id, String ifMatch) {
    deletion.delete(caller.identity(), new UserId(id), Precondition.ifMatch(ifMatch));
    return Response.accepted().build();
  }
}
