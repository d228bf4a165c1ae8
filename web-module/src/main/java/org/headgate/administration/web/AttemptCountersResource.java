package org.headgate.administration.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.headgate.administration.api.AttemptCounters;
import org.headgate.administration.api.AttemptCountersApi;
import org.headgate.administration.service.AttemptCountersFacade;
import org.headgate.common.identity.Role;
import org.headgate.common.identity.TokenScope;
import org.headgate.common.identity.UserId;
import org.headgate.common.web.access.PersonalTokenAccess;

/** REST resource for administrators to read the attempt counters of an account. */
@Path("/admin/users/{id}/otp")
@ApplicationScoped
@RolesAllowed(Role.ADMIN_NAME)
@PersonalTokenAccess(TokenScope.Area.ADMIN)
public class AttemptCountersResource implements AttemptCountersApi {

  @Inject AttemptCountersFacade counting;

  @Override
  public AttemptCounters counters(UUID id) {
    return counting.counters(new UserId(id));
  }
}
