package org.headgate.scheduling.api;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.headgate.common.paging.Page;
import org.headgate.common.paging.PageQuery;
import org.headgate.common.problem.ProblemDescription;
import org.headgate.idempotency.api.Idempotent;

/** All schedules, including the service's own, for administrators. */
@Path("/admin/schedules")
@Tag(name = "Administration")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "bearer")
public interface ScheduleAdministrationApi {

  @GET
  @Operation(
      summary = "List all schedules",
      description =
          "Newest first, each with its recent executions. The service's own schedules are marked"
              + " as system. Requires the admin role.")
  Page<Schedule> list(
      @Parameter(description = "active, paused, finished or disabled") @QueryParam("state")
          String state,
      @Parameter(description = "Part of the name, ignoring case") @QueryParam("query") String query,
      @Parameter(
              description =
                  "true: only schedules that have failed since their last success; false: only the"
                      + " others")
          @QueryParam("failing")
          String failing,
      @BeanParam PageQuery page);

  @GET
  @Path("/{id}")
  @Operation(
      summary = "Get any schedule",
      description = "With its next execution and its state. Requires the admin role.")
  Schedule get(@PathParam("id") UUID id);

  @GET
  @Path("/{id}/next")
  @Operation(
      summary = "List upcoming instants of any schedule",
      description = "A paused schedule has them too. Requires the admin role.")
  UpcomingInstants next(
      @PathParam("id") UUID id,
      @Parameter(description = "1 to 100; default 10") @QueryParam("count") String count);

  @GET
  @Path("/{id}/statistics")
  @Operation(
      summary = "Get execution statistics of any schedule",
      description = "Covers the latest executions, at most 1,000. Requires the admin role.")
  ScheduleStatistics statistics(@PathParam("id") UUID id);

  @GET
  @Path("/{id}/executions")
  @Operation(
      summary = "List executions of any schedule",
      description = "Every attempt, latest instant first. Requires the admin role.")
  Page<Execution> executions(@PathParam("id") UUID id, @BeanParam PageQuery page);

  @POST
  @Path("/{id}/pause")
  @Operation(summary = "Pause any schedule", description = "Requires the admin role.")
  @APIResponse(
      responseCode = "200",
      description = "The paused schedule",
      content = @Content(schema = @Schema(implementation = Schedule.class)))
  @APIResponse(responseCode = "409", description = ProblemDescription.SYSTEM_SCHEDULE)
  Schedule pause(@PathParam("id") UUID id);

  @POST
  @Path("/{id}/resume")
  @Operation(
      summary = "Resume any schedule",
      description = "The schedule continues from now on. Requires the admin role.")
  @APIResponse(
      responseCode = "200",
      description = "The resumed schedule",
      content = @Content(schema = @Schema(implementation = Schedule.class)))
  @APIResponse(responseCode = "409", description = ProblemDescription.SYSTEM_SCHEDULE)
  Schedule resume(@PathParam("id") UUID id);

  @POST
  @Idempotent
  @Parameter(name = Idempotent.HEADER, in = ParameterIn.HEADER, description = Idempotent.MEANING)
  @Path("/{id}/trigger")
  @Operation(
      summary = "Execute any schedule now",
      description = "Starts one more execution, even while others run. Requires the admin role.")
  @APIResponse(
      responseCode = "202",
      description = "The queued execution",
      content = @Content(schema = @Schema(implementation = Execution.class)))
  @APIResponse(responseCode = "409", description = ProblemDescription.SYSTEM_SCHEDULE)
  Response trigger(@PathParam("id") UUID id);
}
