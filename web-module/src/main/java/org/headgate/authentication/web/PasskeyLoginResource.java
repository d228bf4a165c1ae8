package org.headgate.authentication.web;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import org.headgate.authentication.api.PasskeyLoginApi;
import org.headgate.authentication.api.PasskeyLoginRequest;
import org.headgate.authentication.api.PasskeyOptionsRequest;
import org.headgate.authentication.service.PasskeyLoginFacade;
import org.headgate.secondfactors.api.PasskeyOptions;
import org.headgate.sessions.api.TokenResponse;
import org.headgate.sessions.web.ClientDeviceProvider;

/** REST resource for log-in with a passkey. */
@Path("/auth/passkey")
@ApplicationScoped
@PermitAll
public class PasskeyLoginResource implements PasskeyLoginApi {

  @Inject PasskeyLoginFacade loginFacade;
  @Inject ClientDeviceProvider deviceProvider;

  @Override
  public PasskeyOptions options(PasskeyOptionsRequest request) {
    return loginFacade.options(request.mfaToken());
  }

  @Override
  public TokenResponse verify(PasskeyLoginRequest request) {
    return loginFacade.logIn(request.credential(), deviceProvider.device());
  }
}
