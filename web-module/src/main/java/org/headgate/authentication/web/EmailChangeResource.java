package org.headgate.authentication.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.headgate.authentication.api.ChangeEmailRequest;
import org.headgate.authentication.api.ConfirmEmailRequest;
import org.headgate.authentication.api.EmailChangeApi;
import org.headgate.authentication.service.EmailChangeFacade;
import org.headgate.common.identity.AccountResponse;
import org.headgate.common.identity.Role;
import org.headgate.idempotency.web.IdempotentResponses;
import org.headgate.otp.api.CodeNormalizer;
import org.headgate.passwords.service.Password;
import org.headgate.sessions.web.Caller;

/** REST resource for the change of an account's e-mail address. */
@Path("/users/me/email")
@ApplicationScoped
@RolesAllowed(Role.USER_NAME)
public class EmailChangeResource implements EmailChangeApi {

  @Inject EmailChangeFacade change;
  @Inject Caller caller;
  @Inject IdempotentResponses idempotentResponses;

  @Override
  public Response change(ChangeEmailRequest request) {
    return idempotentResponses.of(
        () ->
            change.request(caller.account(), request.newEmail(), new Password(request.password())),
        sent -> Response.accepted(sent).build());
  }

  @Override
  public AccountResponse confirm(ConfirmEmailRequest request) {
    return change.confirm(caller.account().id(), CodeNormalizer.digits("code", request.code()));
  }
}
