package org.headgate.authentication.web;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.headgate.authentication.api.CodeLoginRequest;
import org.headgate.authentication.api.LoginCodeRequest;
import org.headgate.authentication.api.MfaRequest;
import org.headgate.authentication.api.MultiStepLoginApi;
import org.headgate.authentication.service.MultiStepLoginFacade;
import org.headgate.common.identity.EmailAddress;
import org.headgate.idempotency.web.IdempotentResponses;
import org.headgate.otp.api.CodeNormalizer;
import org.headgate.sessions.api.LoginResponse;
import org.headgate.sessions.api.TokenResponse;
import org.headgate.sessions.web.ClientDeviceProvider;

/** REST resource for log-in by mailed code and for the second step of a log-in. */
@Path("/auth")
@ApplicationScoped
@PermitAll
public class MultiStepLoginResource implements MultiStepLoginApi {

  @Inject MultiStepLoginFacade steps;
  @Inject ClientDeviceProvider deviceProvider;
  @Inject IdempotentResponses idempotentResponses;

  @Override
  public Response sendCode(LoginCodeRequest request) {
    return idempotentResponses.of(
        () -> steps.sendCode(new EmailAddress(request.email())),
        sent -> Response.accepted(sent).build());
  }

  @Override
  public LoginResponse logInByCode(CodeLoginRequest request) {
    return steps.logInByCode(
        new EmailAddress(request.email()),
        CodeNormalizer.digits("code", request.code()),
        deviceProvider.device());
  }

  @Override
  public TokenResponse secondProof(MfaRequest request) {
    return steps.secondProof(request, deviceProvider.device());
  }
}
