package org.headgate.authentication.web;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.headgate.authentication.service.PasswordFacade;
import org.headgate.common.identity.EmailAddress;
import org.headgate.common.identity.Role;
import org.headgate.idempotency.web.IdempotentResponses;
import org.headgate.otp.api.CodeNormalizer;
import org.headgate.passwords.api.ChangePasswordRequest;
import org.headgate.passwords.api.ForgotPasswordRequest;
import org.headgate.passwords.api.PasswordApi;
import org.headgate.passwords.api.ResetPasswordRequest;
import org.headgate.passwords.service.Password;
import org.headgate.sessions.web.Caller;

/** REST resource for the change and the reset of a password. */
@Path("/auth/password")
@ApplicationScoped
@PermitAll
public class PasswordResource implements PasswordApi {

  @Inject PasswordFacade passwordFacade;
  @Inject Caller caller;
  @Inject IdempotentResponses idempotentResponses;

  @Override
  public Response forgot(ForgotPasswordRequest request) {
    return idempotentResponses.of(
        () -> passwordFacade.forgot(new EmailAddress(request.email())),
        sent -> Response.accepted(sent).build());
  }

  @Override
  public void reset(ResetPasswordRequest request) {
    passwordFacade.reset(
        new EmailAddress(request.email()),
        CodeNormalizer.digits("code", request.code()),
        request.newPassword());
  }

  @Override
  @RolesAllowed(Role.USER_NAME)
  public void change(ChangePasswordRequest request) {
    passwordFacade.change(
        caller.account(),
        caller.session(),
        new Password(request.currentPassword()),
        request.newPassword());
  }
}
