package org.headgate.administration.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.headgate.administration.api.AccountUnlockApi;
import org.headgate.administration.service.AttemptCountersFacade;
import org.headgate.common.identity.Role;
import org.headgate.common.identity.TokenScope;
import org.headgate.common.identity.UserId;
import org.headgate.common.web.access.PersonalTokenAccess;

/** REST resource for administrators to unlock an account. */
@Path("/admin/users/{id}/unlock")
@ApplicationScoped
@RolesAllowed(Role.ADMIN_NAME)
@PersonalTokenAccess(TokenScope.Area.ADMIN)
public class AccountUnlockResource implements AccountUnlockApi {

  @Inject AttemptCountersFacade counting;

  @Override
  public void unlock(UUID id) {
    counting.unlock(new UserId(id));
  }
}
