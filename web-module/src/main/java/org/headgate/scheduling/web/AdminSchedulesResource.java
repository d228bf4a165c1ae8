package org.headgate.scheduling.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.headgate.identity.Role;
import org.headgate.paging.Page;
import org.headgate.paging.PageQuery;
import org.headgate.paging.QueryValue;
import org.headgate.scheduling.AdminSchedulesApi;
import org.headgate.scheduling.Execution;
import org.headgate.scheduling.Instants;
import org.headgate.scheduling.Schedule;
import org.headgate.scheduling.ScheduleState;
import org.headgate.scheduling.ScheduleStatistics;
import org.headgate.scheduling.service.ScheduleOversight;
import org.headgate.scheduling.service.SchedulePreview;

/** All schedules, for administrators. */
@Path("/admin/schedules")
@RequestScoped
@RolesAllowed(Role.ADMIN_NAME)
public class AdminSchedulesResource implements AdminSchedulesApi {

  @Inject ScheduleOversight oversight;

  @Override
  public Page<Schedule> list(String state, PageQuery page) {
    return oversight.list(
        QueryValue.read(
            "state", state, ScheduleState::ofWireName, "active, paused, finished or disabled"),
        page);
  }

  @Override
  public Schedule get(UUID id) {
    return oversight.get(id);
  }

  @Override
  public Instants next(UUID id, String count) {
    return new Instants(oversight.next(id, SchedulePreview.count(count)));
  }

  @Override
  public ScheduleStatistics statistics(UUID id) {
    return oversight.statistics(id);
  }

  @Override
  public Page<Execution> executions(UUID id, PageQuery page) {
    return oversight.history(id, page);
  }

  @Override
  public Schedule pause(UUID id) {
    return oversight.enable(id, false);
  }

  @Override
  public Schedule resume(UUID id) {
    return oversight.enable(id, true);
  }

  @Override
  public Response trigger(UUID id) {
    return Response.accepted(oversight.trigger(id)).build();
  }
}
