package org.headgate.accounts.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.headgate.accounts.AccountFactorsApi;
import org.headgate.accounts.service.FactorRemovalFacade;
import org.headgate.identity.Role;
import org.headgate.identity.UserId;

/** Second factors of other people, for administrators. */
@Path("/admin/users/{id}/factors")
@RequestScoped
@RolesAllowed(Role.ADMIN_NAME)
public class AccountFactorsResource implements AccountFactorsApi {

  @Inject FactorRemovalFacade factors;
  @Inject Caller caller;

  @Override
  public void removeAll(UUID id) {
    factors.removeAll(caller.identity(), new UserId(id));
  }
}
