package org.headgate.accounts.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.UUID;
import org.headgate.accounts.service.OwnPasskeys;
import org.headgate.factors.NewPasskey;
import org.headgate.factors.NewPasskeyRequest;
import org.headgate.factors.PasskeyNameRequest;
import org.headgate.factors.PasskeyOptions;
import org.headgate.factors.PasskeySummary;
import org.headgate.factors.PasskeysApi;
import org.headgate.factors.PasswordProof;
import org.headgate.idempotency.web.IdempotentAnswers;
import org.headgate.identity.Role;
import org.headgate.paging.Page;

/** The caller's own passkeys. */
@Path("/users/me/passkeys")
@RequestScoped
@RolesAllowed(Role.USER_NAME)
public class PasskeysResource implements PasskeysApi {

  @Inject OwnPasskeys passkeys;
  @Inject Caller caller;
  @Inject IdempotentAnswers answers;
  @Context UriInfo uri;

  @Override
  public Page<PasskeySummary> passkeys() {
    return passkeys.list(caller.account().id());
  }

  @Override
  public PasskeyOptions options(PasswordProof request) {
    return passkeys.options(caller.identity(), TypedPassword.of(request));
  }

  @Override
  public Response add(NewPasskeyRequest request) {
    return answers.of(() -> passkeys.add(caller.identity(), request), this::added);
  }

  private Response added(NewPasskey added) {
    URI location = uri.getAbsolutePathBuilder().path(added.passkey().id().toString()).build();
    return Response.created(location).entity(added).build();
  }

  @Override
  public PasskeySummary rename(UUID id, PasskeyNameRequest request) {
    return passkeys.rename(caller.account().id(), id, request.name());
  }

  @Override
  public void remove(UUID id, PasswordProof request) {
    passkeys.remove(caller.identity(), id, TypedPassword.of(request));
  }
}
