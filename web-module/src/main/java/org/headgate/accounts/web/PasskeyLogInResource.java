package org.headgate.accounts.web;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import org.headgate.accounts.PasskeyLogInApi;
import org.headgate.accounts.PasskeyLogInRequest;
import org.headgate.accounts.PasskeyOptionsRequest;
import org.headgate.accounts.Tokens;
import org.headgate.accounts.service.PasskeyLogIn;
import org.headgate.factors.PasskeyOptions;

/** HTTP before log-in with a passkey, and nothing else. */
@Path("/auth/passkey")
@RequestScoped
@PermitAll
public class PasskeyLogInResource implements PasskeyLogInApi {

  @Inject PasskeyLogIn logIn;
  @Inject CallingDevice calling;

  @Override
  public PasskeyOptions options(PasskeyOptionsRequest request) {
    return logIn.options(request.mfaToken());
  }

  @Override
  public Tokens verify(PasskeyLogInRequest request) {
    return logIn.logIn(request.credential(), calling.device());
  }
}
