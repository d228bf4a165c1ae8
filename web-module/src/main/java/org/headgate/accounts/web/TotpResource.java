package org.headgate.accounts.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.headgate.accounts.service.OwnTotp;
import org.headgate.factors.PasswordProof;
import org.headgate.factors.RecoveryCodes;
import org.headgate.factors.TotpApi;
import org.headgate.factors.TotpCodeRequest;
import org.headgate.factors.TotpState;
import org.headgate.identity.Role;
import org.headgate.otp.TypedCode;

/** The caller's own authenticator app. */
@Path("/users/me/totp")
@RequestScoped
@RolesAllowed(Role.USER_NAME)
public class TotpResource implements TotpApi {

  @Inject OwnTotp totp;
  @Inject Caller caller;

  @Override
  public TotpState state() {
    return totp.state(caller.account().id());
  }

  @Override
  public Response begin(PasswordProof request) {
    return Response.status(Response.Status.CREATED)
        .entity(totp.begin(caller.identity(), TypedPassword.of(request)))
        .build();
  }

  @Override
  public RecoveryCodes confirm(TotpCodeRequest request) {
    return totp.confirm(caller.identity(), TypedCode.digits("code", request.code()));
  }

  @Override
  public void remove(PasswordProof request) {
    totp.remove(caller.identity(), TypedPassword.of(request));
  }
}
