package org.headgate.secondfactors.web;

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
import org.headgate.idempotency.web.IdempotentResponses;
import org.headgate.secondfactors.api.PasskeyOptions;
import org.headgate.secondfactors.api.PasskeySummary;
import org.headgate.secondfactors.api.PasskeysApi;
import org.headgate.secondfactors.api.PasswordConfirmationRequest;
import org.headgate.secondfactors.api.RegisterPasskeyRequest;
import org.headgate.secondfactors.api.RegisteredPasskeyResponse;
import org.headgate.secondfactors.api.RenamePasskeyRequest;
import org.headgate.secondfactors.service.PasskeyFacade;
import org.headgate.sessions.web.Caller;

/** REST resource for the caller's own passkeys. */
@Path("/users/me/passkeys")
@ApplicationScoped
@RolesAllowed(Role.USER_NAME)
public class PasskeysResource implements PasskeysApi {

  @Inject PasskeyFacade passkeys;
  @Inject Caller caller;
  @Inject IdempotentResponses idempotentResponses;
  @Context UriInfo uri;

  @Override
  public Page<PasskeySummary> passkeys(PageQuery page) {
    return passkeys.page(caller.account().id(), page);
  }

  @Override
  public PasskeyOptions options(PasswordConfirmationRequest request) {
    return passkeys.options(caller.identity(), PasswordParameter.of(request));
  }

  @Override
  public Response add(RegisterPasskeyRequest request) {
    return idempotentResponses.of(() -> passkeys.add(caller.identity(), request), this::added);
  }

  private Response added(RegisteredPasskeyResponse added) {
    URI location = uri.getAbsolutePathBuilder().path(added.passkey().id().toString()).build();
    return Response.created(location).entity(added).build();
  }

  @Override
  public PasskeySummary rename(UUID id, RenamePasskeyRequest request) {
    return passkeys.rename(caller.account().id(), id, request.name());
  }

  @Override
  public void remove(UUID id, PasswordConfirmationRequest request) {
    passkeys.remove(caller.identity(), id, PasswordParameter.of(request));
  }
}
