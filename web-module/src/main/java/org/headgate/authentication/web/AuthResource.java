package org.headgate.authentication.web;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.headgate.authentication.api.AuthApi;
import org.headgate.authentication.api.LoginRequest;
import org.headgate.authentication.api.RefreshTokenRequest;
import org.headgate.authentication.api.ResendCodeRequest;
import org.headgate.authentication.api.SignUpRequest;
import org.headgate.authentication.api.VerifyEmailRequest;
import org.headgate.authentication.service.LoginFacade;
import org.headgate.authentication.service.SignUpFacade;
import org.headgate.common.identity.EmailAddress;
import org.headgate.common.identity.Role;
import org.headgate.idempotency.web.IdempotentResponses;
import org.headgate.otp.api.CodeNormalizer;
import org.headgate.otp.api.CodePurpose;
import org.headgate.otp.api.VerificationSentResponse;
import org.headgate.passwords.service.Password;
import org.headgate.sessions.api.LoginResponse;
import org.headgate.sessions.api.TokenResponse;
import org.headgate.sessions.service.SessionFacade;
import org.headgate.sessions.web.Caller;
import org.headgate.sessions.web.ClientDeviceProvider;

/** REST resource for sign-up, verification, log-in, refresh and log-out. */
@Path("/auth")
@ApplicationScoped
@PermitAll
public class AuthResource implements AuthApi {

  @Inject SignUpFacade signUpFacade;
  @Inject LoginFacade loginFacade;
  @Inject SessionFacade sessions;
  @Inject Caller caller;
  @Inject ClientDeviceProvider deviceProvider;
  @Inject IdempotentResponses idempotentResponses;

  @Override
  public Response signUp(SignUpRequest request) {
    return idempotentResponses.of(() -> signUpFacade.signUp(request), AuthResource::accepted);
  }

  @Override
  public LoginResponse verifyEmail(VerifyEmailRequest request) {
    return loginFacade.verifyEmail(
        new EmailAddress(request.email()),
        CodeNormalizer.digits("code", request.code()),
        deviceProvider.device());
  }

  @Override
  public Response resendCode(ResendCodeRequest request) {
    CodePurpose purpose = request.purpose().orElse(CodePurpose.VERIFY_EMAIL);
    return idempotentResponses.of(
        () -> signUpFacade.resend(new EmailAddress(request.email()), purpose),
        AuthResource::accepted);
  }

  @Override
  public LoginResponse logIn(LoginRequest request) {
    return loginFacade.logIn(
        new EmailAddress(request.email()),
        new Password(request.password()),
        deviceProvider.device());
  }

  @Override
  public TokenResponse refresh(RefreshTokenRequest request) {
    return loginFacade.refresh(request.refreshToken(), deviceProvider.device());
  }

  @Override
  public void logOut(RefreshTokenRequest request) {
    loginFacade.logOut(request.refreshToken());
  }

  @Override
  @RolesAllowed(Role.USER_NAME)
  public void logOutEverywhere() {
    sessions.endAll(caller.account().id());
  }

  private static Response accepted(VerificationSentResponse sent) {
    return Response.accepted(sent).build();
  }
}
