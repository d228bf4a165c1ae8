package org.headgate.scheduling.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.headgate.common.paging.Page;
import org.headgate.common.paging.PageQuery;
import org.headgate.common.problem.ProblemDescription;
import org.headgate.idempotency.api.Idempotent;

/** The caller's own schedules; those of others appear not to exist. */
@Path("/schedules")
@Tag(name = "Schedules")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "bearer")
public interface SchedulesApi {

  @POST
  @Idempotent
  @Parameter(name = Idempotent.HEADER, in = ParameterIn.HEADER, description = Idempotent.MEANING)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Write a schedule",
      description =
          "At most 1,000 an owner, none due more often than each 10 s, in the years 1970 to 9999."
              + " The secret of a webhook, made by the server unless it is given, is shown in this"
              + " answer only. A time_zone is a name of the tz database, in any case. Without"
              + " dst_gap and dst_overlap, cron's rule holds: an expression whose minute or hour"
              + " begins with an asterisk runs whenever the clocks show a time that matches (skip,"
              + " both), any other once for each local time (shift, first). A receiver that answers"
              + " 410 stops the schedule; its Retry-After is kept for up to a day, by the next"
              + " instants too; every other answer than 2xx is tried again. What fails by a fault"
              + " of this service is put off, and counts as no attempt. A payload is kept and sent as"
              + " it was given: numbers in their digits, members in their order. U+0000, half a"
              + " surrogate pair, a member named twice, numbers of more than 1,000 digits and more"
              + " than 500 levels are refused by the path of the member.")
  @APIResponse(
      responseCode = "201",
      description = "Written; Location leads to it",
      content = @Content(schema = @Schema(implementation = Schedule.class)))
  @APIResponse(responseCode = "409", description = "conflict: the owner has 1,000 schedules")
  Response create(@NotNull ScheduleRequest request);

  @GET
  @Operation(summary = "The caller's schedules, newest first, each with how it went lately")
  Page<Schedule> list(
      @Parameter(description = "A part of the name, in whatever case") @QueryParam("query")
          String query,
      @BeanParam PageQuery page);

  @POST
  @Path("/preview")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "The next instants of a trigger; nothing is written")
  UpcomingInstants preview(@NotNull PreviewRequest request);

  @GET
  @Path("/{id}")
  @Operation(summary = "One schedule, with its next execution and its state")
  @APIResponse(
      responseCode = "200",
      description = "With an ETag for If-Match",
      content = @Content(schema = @Schema(implementation = Schedule.class)))
  Response get(@PathParam("id") UUID id);

  @PATCH
  @Path("/{id}")
  @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
  @Operation(
      summary = "Change a schedule (JSON Merge Patch, RFC 7396)",
      description =
          "A trigger or action of another type takes the place of the former as a whole. A secret"
              + " that is null is replaced by a new one, which is shown in this answer.")
  @RequestBody(content = @Content(schema = @Schema(implementation = ScheduleRequest.class)))
  @APIResponse(
      responseCode = "200",
      description = "As it stands now",
      content = @Content(schema = @Schema(implementation = Schedule.class)))
  @APIResponse(responseCode = "412", description = ProblemDescription.STALE_SCHEDULE)
  Response change(
      @PathParam("id") UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
      @NotNull ObjectNode patch);

  @DELETE
  @Path("/{id}")
  @Operation(summary = "Delete a schedule with its history")
  @APIResponse(responseCode = "204", description = "Gone")
  @APIResponse(responseCode = "412", description = ProblemDescription.STALE_SCHEDULE)
  void delete(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch);

  @POST
  @Path("/{id}/pause")
  @Operation(
      summary = "Stop a schedule",
      description =
          "What passes meanwhile is not made up for. What runs is finished; what waits for another"
              + " attempt waits until the schedule is resumed.")
  @APIResponse(
      responseCode = "200",
      description = "The schedule as it is now",
      content = @Content(schema = @Schema(implementation = Schedule.class)))
  @APIResponse(responseCode = "412", description = ProblemDescription.STALE_SCHEDULE)
  Schedule pause(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch);

  @POST
  @Path("/{id}/resume")
  @Operation(summary = "Start a schedule again, from now on")
  @APIResponse(
      responseCode = "200",
      description = "The schedule as it is now",
      content = @Content(schema = @Schema(implementation = Schedule.class)))
  @APIResponse(responseCode = "412", description = ProblemDescription.STALE_SCHEDULE)
  Schedule resume(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch);

  @POST
  @Idempotent
  @Parameter(name = Idempotent.HEADER, in = ParameterIn.HEADER, description = Idempotent.MEANING)
  @Path("/{id}/trigger")
  @Operation(summary = "Execute a schedule now, beside whatever runs")
  @APIResponse(
      responseCode = "202",
      description = "Ordered",
      content = @Content(schema = @Schema(implementation = Execution.class)))
  @APIResponse(
      responseCode = "429",
      description = "too-many-requests: ten of its executions that were asked for are not finished")
  Response trigger(@PathParam("id") UUID id);

  @POST
  @Idempotent
  @Parameter(name = Idempotent.HEADER, in = ParameterIn.HEADER, description = Idempotent.MEANING)
  @Path("/{id}/test")
  @Operation(
      summary = "Carry out a schedule's action once, to see whether it works",
      description =
          "Answers when it is done, within about 15 s. The history does not know it, and no other"
              + " attempt follows.")
  @APIResponse(
      responseCode = "200",
      description = "How it went",
      content = @Content(schema = @Schema(implementation = TestDelivery.class)))
  @APIResponse(
      responseCode = "429",
      description =
          "too-many-requests: the caller's last one is still under way, or much goes to that receiver")
  TestDelivery test(@PathParam("id") UUID id);

  @POST
  @Idempotent
  @Parameter(name = Idempotent.HEADER, in = ParameterIn.HEADER, description = Idempotent.MEANING)
  @Path("/{id}/backfill")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Execute the instants of a range of the past",
      description =
          "Those that were executed already are left alone; there may be 1,000 instants in the"
              + " range.")
  @APIResponse(
      responseCode = "202",
      description = "Ordered",
      content = @Content(schema = @Schema(implementation = BackfillResult.class)))
  Response backfill(@PathParam("id") UUID id, @NotNull BackfillRequest request);

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
}
