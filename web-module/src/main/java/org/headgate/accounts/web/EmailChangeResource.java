package org.headgate.accounts.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.headgate.accounts.ChangeEmailRequest;
import org.headgate.accounts.ConfirmEmailRequest;
import org.headgate.accounts.EmailChangeApi;
import org.headgate.accounts.Me;
import org.headgate.accounts.service.EmailChange;
import org.headgate.accounts.service.Password;
import org.headgate.idempotency.web.IdempotentAnswers;
import org.headgate.identity.Role;
import org.headgate.otp.TypedCode;

/** HTTP before the change of an address, and nothing else. */
@Path("/users/me/email")
@RequestScoped
@RolesAllowed(Role.USER_NAME)
public class EmailChangeResource implements EmailChangeApi {

  @Inject EmailChange change;
  @Inject Caller caller;
  @Inject IdempotentAnswers answers;

  @Override
  public Response change(ChangeEmailRequest request) {
    return answers.of(
        () ->
            change.request(caller.account(), request.newEmail(), new Password(request.password())),
        sent -> Response.accepted(sent).build());
  }

  @Override
  public Me confirm(ConfirmEmailRequest request) {
    return change.confirm(caller.account().id(), TypedCode.digits("code", request.code()));
  }
}
