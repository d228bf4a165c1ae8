package org.headgate.administration.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.headgate.administration.api.AddressBounceApi;
import org.headgate.administration.service.UserAdministrationFacade;
import org.headgate.common.identity.Role;
import org.headgate.common.identity.TokenScope;
import org.headgate.common.identity.UserId;
import org.headgate.common.web.access.PersonalTokenAccess;

/** REST resource for administrators to clear the bounce mark of an address. */
@Path("/admin/users/{id}/bounce")
@ApplicationScoped
@RolesAllowed(Role.ADMIN_NAME)
@PersonalTokenAccess(TokenScope.Area.ADMIN)
public class AddressBounceResource implements AddressBounceApi {

  @Inject UserAdministrationFacade users;

  @Override
  public void clear(UUID id) {
    users.clearBounce(new UserId(id));
  }
}
