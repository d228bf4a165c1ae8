package org.headgate.ownaccount.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.headgate.common.identity.AccountResponse;
import org.headgate.common.identity.Role;
import org.headgate.common.identity.TokenScope;
import org.headgate.common.service.Precondition;
import org.headgate.common.web.WithETag;
import org.headgate.common.web.access.PersonalTokenAccess;
import org.headgate.ownaccount.api.AccountPatch;
import org.headgate.ownaccount.api.DeleteAccountRequest;
import org.headgate.ownaccount.api.OwnAccountApi;
import org.headgate.ownaccount.service.AccountDeletionFacade;
import org.headgate.ownaccount.service.OwnAccountFacade;
import org.headgate.passwords.service.Password;
import org.headgate.sessions.web.Caller;

/**
 * REST resource for the caller's own account. It answers from the row that authenticated the
 * caller, so a read takes one round trip.
 */
@Path("/users/me")
@ApplicationScoped
@RolesAllowed(Role.USER_NAME)
public class OwnAccountResource implements OwnAccountApi {

  @Inject Caller caller;
  @Inject OwnAccountFacade ownAccountFacade;
  @Inject AccountDeletionFacade deletion;

  @Override
  @PersonalTokenAccess(TokenScope.Area.ACCOUNT)
  @WithETag
  public AccountResponse me() {
    return caller.account();
  }

  @Override
  @PersonalTokenAccess(TokenScope.Area.ACCOUNT)
  @WithETag
  public AccountResponse patch(String ifMatch, AccountPatch patch) {
    return ownAccountFacade.patch(caller.account().id(), Precondition.ifMatch(ifMatch), patch);
  }

  @Override
  public Response delete(String ifMatch, DeleteAccountRequest request) {
    deletion.delete(
        caller.account().id(), Precondition.ifMatch(ifMatch), new Password(request.password()));
    return Response.accepted().build();
  }
}
