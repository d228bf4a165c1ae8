package org.headgate.accounts.web;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.headgate.accounts.AuthApi;
import org.headgate.accounts.LogInAnswer;
import org.headgate.accounts.LogInRequest;
import org.headgate.accounts.RefreshRequest;
import org.headgate.accounts.ResendCodeRequest;
import org.headgate.accounts.SignUpRequest;
import org.headgate.accounts.Tokens;
import org.headgate.accounts.VerificationSent;
import org.headgate.accounts.VerifyEmailRequest;
import org.headgate.accounts.service.LogIn;
import org.headgate.accounts.service.OwnSessions;
import org.headgate.accounts.service.Password;
import org.headgate.accounts.service.SignUp;
import org.headgate.idempotency.web.IdempotentAnswers;
import org.headgate.identity.EmailAddress;
import org.headgate.identity.Role;
import org.headgate.otp.CodePurpose;
import org.headgate.otp.TypedCode;

/** HTTP before sign-up and log-in, and nothing else. */
@Path("/auth")
@RequestScoped
@PermitAll
public class AuthResource implements AuthApi {

  @Inject SignUp signUp;
  @Inject LogIn logIn;
  @Inject OwnSessions sessions;
  @Inject Caller caller;
  @Inject CallingDevice calling;
  @Inject IdempotentAnswers answers;

  @Override
  public Response signUp(SignUpRequest request) {
    return answers.of(() -> signUp.signUp(request), AuthResource::accepted);
  }

  @Override
  public LogInAnswer verifyEmail(VerifyEmailRequest request) {
    return logIn.verifyEmail(
        new EmailAddress(request.email()),
        TypedCode.digits("code", request.code()),
        calling.device());
  }

  @Override
  public Response resendCode(ResendCodeRequest request) {
    CodePurpose purpose = request.purpose().orElse(CodePurpose.VERIFY_EMAIL);
    return answers.of(
        () -> signUp.resend(new EmailAddress(request.email()), purpose), AuthResource::accepted);
  }

  @Override
  public LogInAnswer logIn(LogInRequest request) {
    return logIn.logIn(
        new EmailAddress(request.email()), new Password(request.password()), calling.device());
  }

  @Override
  public Tokens refresh(RefreshRequest request) {
    return logIn.refresh(request.refreshToken(), calling.device());
  }

  @Override
  public void logOut(RefreshRequest request) {
    logIn.logOut(request.refreshToken());
  }

  @Override
  @RolesAllowed(Role.USER_NAME)
  public void logOutEverywhere() {
    sessions.endAll(caller.account().id());
  }

  private static Response accepted(VerificationSent sent) {
    return Response.accepted(sent).build();
  }
}
