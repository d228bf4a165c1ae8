package org.headgate.secondfactors.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.headgate.common.identity.Role;
import org.headgate.otp.api.CodeNormalizer;
import org.headgate.secondfactors.api.ConfirmTotpRequest;
import org.headgate.secondfactors.api.PasswordConfirmationRequest;
import org.headgate.secondfactors.api.RecoveryCodesResponse;
import org.headgate.secondfactors.api.TotpApi;
import org.headgate.secondfactors.api.TotpStatusResponse;
import org.headgate.secondfactors.service.TotpFacade;
import org.headgate.sessions.web.Caller;

/** REST resource for the caller's own authenticator app. */
@Path("/users/me/totp")
@ApplicationScoped
@RolesAllowed(Role.USER_NAME)
public class TotpResource implements TotpApi {

  @Inject TotpFacade totp;
  @Inject Caller caller;

  @Override
  public TotpStatusResponse state() {
    return totp.state(caller.account().id());
  }

  @Override
  public Response begin(PasswordConfirmationRequest request) {
    return Response.status(Response.Status.CREATED)
        .entity(totp.begin(caller.identity(), PasswordParameter.of(request)))
        .build();
  }

  @Override
  public RecoveryCodesResponse confirm(ConfirmTotpRequest request) {
    return totp.confirm(caller.identity(), CodeNormalizer.digits("code", request.code()));
  }

  @Override
  public void remove(PasswordConfirmationRequest request) {
    totp.remove(caller.identity(), PasswordParameter.of(request));
  }
}
