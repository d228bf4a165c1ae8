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
      summary =
          "All schedules, newest first, each with how it went lately; the service's own are marked"
              + " as system")
  Page<Schedule> list(
      @Parameter(description = "active, paused, finished or disabled") @QueryParam("state")
          String state,
      @Parameter(description = "A part of the name, in whatever case") @QueryParam("query")
          String query,
      @Parameter(
              description =
                  "true: those that have failed since their last success; false: all others")
          @QueryParam("failing")
          String failing,
      @BeanParam PageQuery page);

  @GET
  @Path("/{id}")
  @Operation(summary = "Anybody's schedule, with its next execution and its state")
  Schedule get(@PathParam("id") UUID id);

  @GET
  @Path("/{id}/next")
  @Operation(summary = "The next instants, also of a schedule that is paused")
  UpcomingInstants next(
      @PathParam("id") UUID id,
      @Parameter(description = "1 to 100; 10 when left out") @QueryParam("count") String count);

  @GET
  @Path("/{id}/statistics")
  @Operation(summary = "How the latest executions went, 1,000 at most")
  ScheduleStatistics statistics(@PathParam("id") UUID id);

  @GET
  @Path("/{id}/executions")
  @Operation(summary = "The history: each attempt, the latest instant first")
  Page<Execution> executions(@PathParam("id") UUID id, @BeanParam PageQuery page);

  @POST
  @Path("/{id}/pause")
  @Operation(summary = "Stop somebody's schedule")
  @APIResponse(
      responseCode = "200",
      description = "The schedule as it is now",
      content = @Content(schema = @Schema(implementation = Schedule.class)))
  @APIResponse(responseCode = "409", description = ProblemDescription.SYSTEM_SCHEDULE)
  Schedule pause(@PathParam("id") UUID id);

  @POST
  @Path("/{id}/resume")
  @Operation(summary = "Start somebody's schedule again, from now on")
  @APIResponse(
      responseCode = "200",
      description = "The schedule as it is now",
      content = @Content(schema = @Schema(implementation = Schedule.class)))
  @APIResponse(responseCode = "409", description = ProblemDescription.SYSTEM_SCHEDULE)
  Schedule resume(@PathParam("id") UUID id);

  @POST
  @Idempotent
  @Parameter(name = Idempotent.HEADER, in = ParameterIn.HEADER, description = Idempotent.MEANING)
  @Path("/{id}/trigger")
  @Operation(summary = "Execute somebody's schedule now, beside whatever runs")
  @APIResponse(
      responseCode = "202",
      description = "Ordered",
      content = @Content(schema = @Schema(implementation = Execution.class)))
  @APIResponse(responseCode = "409", description = ProblemDescription.SYSTEM_SCHEDULE)
  Response trigger(@PathParam("id") UUID id);
}
