package org.headgate.accounts.web;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.headgate.accounts.ChangePasswordRequest;
import org.headgate.accounts.ForgottenPasswordRequest;
import org.headgate.accounts.PasswordApi;
import org.headgate.accounts.ResetPasswordRequest;
import org.headgate.accounts.service.Password;
import org.headgate.accounts.service.PasswordCare;
import org.headgate.idempotency.web.IdempotentAnswers;
import org.headgate.identity.EmailAddress;
import org.headgate.identity.Role;
import org.headgate.otp.TypedCode;

/** HTTP before the care of passwords, and nothing else. */
@Path("/auth/password")
@RequestScoped
@PermitAll
public class PasswordResource implements PasswordApi {

  @Inject PasswordCare care;
  @Inject Caller caller;
  @Inject IdempotentAnswers answers;

  @Override
  public Response forgot(ForgottenPasswordRequest request) {
    return answers.of(
        () -> care.forgot(new EmailAddress(request.email())),
        sent -> Response.accepted(sent).build());
  }

  @Override
  public void reset(ResetPasswordRequest request) {
    care.reset(
        new EmailAddress(request.email()),
        TypedCode.digits("code", request.code()),
        request.newPassword());
  }

  @Override
  @RolesAllowed(Role.USER_NAME)
  public void change(ChangePasswordRequest request) {
    care.change(
        caller.account(),
        caller.session(),
        new Password(request.currentPassword()),
        request.newPassword());
  }
}
