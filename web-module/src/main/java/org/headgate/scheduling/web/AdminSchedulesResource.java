package org.headgate.scheduling.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import org.headgate.identity.Role;
import org.headgate.paging.Page;
import org.headgate.paging.PageQuery;
import org.headgate.scheduling.AdminSchedulesApi;
import org.headgate.scheduling.Schedule;
import org.headgate.scheduling.service.ScheduleBook;

/** All schedules, for administrators. */
@Path("/admin/schedules")
@RequestScoped
@RolesAllowed(Role.ADMIN_NAME)
public class AdminSchedulesResource implements AdminSchedulesApi {

  @Inject ScheduleBook book;

  @Override
  public Page<Schedule> list(PageQuery page) {
    return book.all(page);
  }
}
