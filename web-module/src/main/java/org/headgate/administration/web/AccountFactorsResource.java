package org.headgate.administration.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.headgate.administration.api.AccountFactorsApi;
import org.headgate.administration.service.FactorRemovalFacade;
import org.headgate.common.identity.Role;
import org.headgate.common.identity.UserId;
import org.headgate.sessions.web.Caller;

/** REST resource for administrators to remove other people's second factors. */
@Path("/admin/users/{id}/factors")
@ApplicationScoped
@RolesAllowed(Role.ADMIN_NAME)
public class AccountFactorsResource implements AccountFactorsApi {

  @Inject FactorRemovalFacade factors;
  @Inject Caller caller;

  @Override
  public void removeAll(UUID id) {
    factors.removeAll(caller.identity(), new UserId(id));
  }
}
