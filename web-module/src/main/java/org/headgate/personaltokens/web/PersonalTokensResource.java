package org.headgate.personaltokens.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.UUID;
import org.headgate.common.identity.Role;
import org.headgate.common.paging.Page;
import org.headgate.common.paging.PageQuery;
import org.headgate.personaltokens.api.CreatedPersonalTokenResponse;
import org.headgate.personaltokens.api.PersonalTokenRequest;
import org.headgate.personaltokens.api.PersonalTokenSummary;
import org.headgate.personaltokens.api.PersonalTokensApi;
import org.headgate.personaltokens.service.PersonalTokenFacade;
import org.headgate.sessions.web.Caller;

/** REST resource for the caller's own personal access tokens. */
@Path("/users/me/access-tokens")
@ApplicationScoped
@RolesAllowed(Role.USER_NAME)
public class PersonalTokensResource implements PersonalTokensApi {

  @Inject PersonalTokenFacade tokens;
  @Inject Caller caller;
  @Context UriInfo uri;

  @Override
  public Page<PersonalTokenSummary> list(PageQuery page) {
    return tokens.page(caller.account().id(), page);
  }

  @Override
  public Response create(PersonalTokenRequest request) {
    CreatedPersonalTokenResponse created = tokens.create(caller.identity(), request);
    URI location =
        uri.getAbsolutePathBuilder().path(created.personalToken().id().toString()).build();
    return Response.created(location).entity(created).build();
  }

  @Override
  public void withdraw(UUID id) {
    tokens.withdraw(caller.account().id(), id);
  }
}
