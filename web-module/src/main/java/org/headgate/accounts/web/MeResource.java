package org.headgate.accounts.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import org.headgate.accounts.AccountPatch;
import org.headgate.accounts.Me;
import org.headgate.accounts.MeApi;
import org.headgate.accounts.service.OwnAccount;
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

  @Override
  public Me me() {
    return caller.account();
  }

  @Override
  public Me patch(AccountPatch patch) {
    return ownAccount.patch(caller.account().id(), patch);
  }
}
