package org.headgate.scheduling;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.headgate.paging.Page;
import org.headgate.paging.PageQuery;

/** Everybody's schedules and the service's own upkeep, for administrators. */
@Path("/admin/schedules")
@Tag(name = "Administration")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "bearer")
public interface AdminSchedulesApi {

  @GET
  @Operation(summary = "All schedules, newest first; the service's own are marked as system")
  Page<Schedule> list(@BeanParam PageQuery page);
}
