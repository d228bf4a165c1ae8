package org.headgate.accounts.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.headgate.accounts.AccountPatch;
import org.headgate.accounts.DeleteAccountRequest;
import org.headgate.accounts.Me;
import org.headgate.accounts.MeApi;
import org.headgate.accounts.service.AccountDeletion;
import org.headgate.accounts.service.OwnAccount;
import org.headgate.accounts.service.Password;
import org.headgate.etag.Precondition;
import org.headgate.etag.web.Tagged;
import org.headgate.identity.Role;

/**
 * The caller's own account: the very row that the caller was judged by, so that one round trip
 * serves both.
 */
@Path("/users/me")
@RequestScoped
@RolesAllowed(Role.USER_NAME)
public class MeResource implements MeApi {

  @Inject Caller caller;
  @Inject OwnAccount ownAccount;
  @Inject AccountDeletion deletion;

  @Override
  @Tagged
  public Me me() {
    return caller.account();
  }

  @Override
  @Tagged
  public Me patch(String ifMatch, AccountPatch patch) {
    return ownAccount.patch(caller.account().id(), Precondition.ifMatch(ifMatch), patch);
  }

  @Override
  public Response delete(DeleteAccountRequest request) {
    deletion.delete(caller.account().id(), new Password(request.password()));
    return Response.accepted().build();
  }
}
