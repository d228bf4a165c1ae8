package org.headgate.scheduling.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.headgate.common.identity.Role;
import org.headgate.common.identity.TokenScope;
import org.headgate.common.paging.Page;
import org.headgate.common.paging.PageQuery;
import org.headgate.common.paging.QueryParameters;
import org.headgate.common.web.access.PersonalTokenAccess;
import org.headgate.idempotency.web.IdempotentResponses;
import org.headgate.scheduling.api.Execution;
import org.headgate.scheduling.api.Schedule;
import org.headgate.scheduling.api.ScheduleAdministrationApi;
import org.headgate.scheduling.api.ScheduleState;
import org.headgate.scheduling.api.ScheduleStatistics;
import org.headgate.scheduling.api.UpcomingInstants;
import org.headgate.scheduling.service.ScheduleAdministrationFacade;
import org.headgate.scheduling.service.SchedulePreviewer;

/** REST resource for all schedules, for administrators. */
@Path("/admin/schedules")
@ApplicationScoped
@RolesAllowed(Role.ADMIN_NAME)
@PersonalTokenAccess(TokenScope.Area.ADMIN)
public class ScheduleAdministrationResource implements ScheduleAdministrationApi {

  @Inject ScheduleAdministrationFacade administration;
  @Inject IdempotentResponses idempotentResponses;

  @Override
  public Page<Schedule> list(String state, String query, String failing, PageQuery page) {
    return administration.list(
        QueryParameters.read(
            "state", state, ScheduleState::named, "active, paused, finished or disabled"),
        QueryParameters.text("query", query),
        QueryParameters.flag("failing", failing),
        page);
  }

  @Override
  public Schedule get(UUID id) {
    return administration.get(id);
  }

  @Override
  public UpcomingInstants next(UUID id, String count) {
    return new UpcomingInstants(administration.next(id, SchedulePreviewer.count(count)));
  }

  @Override
  public ScheduleStatistics statistics(UUID id) {
    return administration.statistics(id);
  }

  @Override
  public Page<Execution> executions(UUID id, PageQuery page) {
    return administration.history(id, page);
  }

  @Override
  public Schedule pause(UUID id) {
    return administration.setEnabled(id, false);
  }

  @Override
  public Schedule resume(UUID id) {
    return administration.setEnabled(id, true);
  }

  @Override
  public Response trigger(UUID id) {
    return idempotentResponses.of(
        () -> administration.trigger(id), ordered -> Response.accepted(ordered).build());
  }
}
