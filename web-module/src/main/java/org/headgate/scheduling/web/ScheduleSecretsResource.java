package org.headgate.scheduling.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.UUID;
import org.headgate.common.identity.Role;
import org.headgate.common.identity.TokenScope;
import org.headgate.common.identity.UserId;
import org.headgate.common.paging.Page;
import org.headgate.common.paging.PageQuery;
import org.headgate.common.web.TokenPrincipal;
import org.headgate.common.web.access.PersonalTokenAccess;
import org.headgate.idempotency.web.IdempotentResponses;
import org.headgate.scheduling.api.secrets.ScheduleSecret;
import org.headgate.scheduling.api.secrets.ScheduleSecretsApi;
import org.headgate.scheduling.service.ScheduleSecretFacade;

/** REST resource for the webhook secrets of the caller's schedules. */
@Path("/schedules/{id}/secrets")
@ApplicationScoped
@RolesAllowed(Role.USER_NAME)
@PersonalTokenAccess(TokenScope.Area.SCHEDULES)
public class ScheduleSecretsResource implements ScheduleSecretsApi {

  @Inject ScheduleSecretFacade secrets;
  @Inject IdempotentResponses idempotentResponses;
  @Context SecurityContext caller;

  @Override
  public Page<ScheduleSecret> list(UUID id, PageQuery page) {
    return secrets.page(callerId(), id, page);
  }

  @Override
  public Response add(UUID id) {
    return idempotentResponses.createdWithoutLocation(() -> secrets.add(callerId(), id));
  }

  @Override
  public void withdraw(UUID id, UUID secretId) {
    secrets.withdraw(callerId(), id, secretId);
  }

  private UserId callerId() {
    return ((TokenPrincipal) caller.getUserPrincipal()).accountId();
  }
}
