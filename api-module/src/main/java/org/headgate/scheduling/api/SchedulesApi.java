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
      summary = "Create a schedule",
      description =
          "An owner has at most 1,000 schedules. None may be due more often than every 10 s, and"
              + " instants lie in the years 1970 to 9999. A webhook's secret is shown only in this"
              + " response; the server creates one unless the request contains it. time_zone is a"
              + " name of the tz database, in any case. Without dst_gap and dst_overlap, cron's"
              + " rule applies: if the minute or the hour begins with an asterisk, the schedule"
              + " runs whenever the clock shows a matching time (skip, both); otherwise it runs"
              + " once for each local time (shift, first). A receiver that answers 410 disables"
              + " the schedule. Its Retry-After is honoured for up to a day, by later instants"
              + " too. Every other response outside 2xx is retried. An execution that fails"
              + " because of a fault in Headgate is deferred and does not count as an attempt. A"
              + " payload is stored and sent as given: numbers keep their digits, members their"
              + " order. U+0000, unpaired surrogates, duplicate members, numbers of more than"
              + " 1,000 digits and more than 500 levels of nesting are refused; the error names"
              + " the member's path.")
  @APIResponse(
      responseCode = "201",
      description = "The schedule; Location has its URL",
      content = @Content(schema = @Schema(implementation = Schedule.class)))
  @APIResponse(responseCode = "409", description = "conflict: the owner has 1,000 schedules")
  Response create(@NotNull ScheduleRequest request);

  @GET
  @Operation(
      summary = "List the caller's schedules",
      description = "Newest first, each with its recent executions.")
  Page<Schedule> list(
      @Parameter(description = "Part of the name, ignoring case") @QueryParam("query") String query,
      @BeanParam PageQuery page);

  @POST
  @Path("/preview")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Preview the instants of a trigger", description = "Nothing is stored.")
  UpcomingInstants preview(@NotNull PreviewRequest request);

  @GET
  @Path("/{id}")
  @Operation(summary = "Get a schedule", description = "With its next execution and its state.")
  @APIResponse(
      responseCode = "200",
      description = "The schedule, with an ETag for If-Match",
      content = @Content(schema = @Schema(implementation = Schedule.class)))
  Response get(@PathParam("id") UUID id);

  @PATCH
  @Path("/{id}")
  @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
  @Operation(
      summary = "Change a schedule",
      description =
          "JSON Merge Patch (RFC 7396). A trigger or action of another type replaces the old one"
              + " as a whole. A secret of null creates a new secret, which is shown only in this"
              + " response.")
  @RequestBody(content = @Content(schema = @Schema(implementation = ScheduleRequest.class)))
  @APIResponse(
      responseCode = "200",
      description = "The changed schedule",
      content = @Content(schema = @Schema(implementation = Schedule.class)))
  @APIResponse(responseCode = "412", description = ProblemDescription.STALE_SCHEDULE)
  Response change(
      @PathParam("id") UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
      @NotNull ObjectNode patch);

  @DELETE
  @Path("/{id}")
  @Operation(
      summary = "Delete a schedule and its history",
      description = "With If-Match, only if the schedule has not changed since it was read.")
  @APIResponse(responseCode = "204", description = "Deleted")
  @APIResponse(responseCode = "412", description = ProblemDescription.STALE_SCHEDULE)
  void delete(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch);

  @POST
  @Path("/{id}/pause")
  @Operation(
      summary = "Pause a schedule",
      description =
          "Instants that pass while it is paused are not made up for. Running executions finish."
              + " Retries wait until the schedule is resumed.")
  @APIResponse(
      responseCode = "200",
      description = "The paused schedule",
      content = @Content(schema = @Schema(implementation = Schedule.class)))
  @APIResponse(responseCode = "412", description = ProblemDescription.STALE_SCHEDULE)
  Schedule pause(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch);

  @POST
  @Path("/{id}/resume")
  @Operation(summary = "Resume a schedule", description = "The schedule continues from now on.")
  @APIResponse(
      responseCode = "200",
      description = "The resumed schedule",
      content = @Content(schema = @Schema(implementation = Schedule.class)))
  @APIResponse(responseCode = "412", description = ProblemDescription.STALE_SCHEDULE)
  Schedule resume(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch);

  @POST
  @Idempotent
  @Parameter(name = Idempotent.HEADER, in = ParameterIn.HEADER, description = Idempotent.MEANING)
  @Path("/{id}/trigger")
  @Operation(
      summary = "Execute a schedule now",
      description = "Starts one more execution, even while others run.")
  @APIResponse(
      responseCode = "202",
      description = "The queued execution",
      content = @Content(schema = @Schema(implementation = Execution.class)))
  @APIResponse(
      responseCode = "429",
      description = "too-many-requests: ten manual executions of this schedule are unfinished")
  Response trigger(@PathParam("id") UUID id);

  @POST
  @Idempotent
  @Parameter(name = Idempotent.HEADER, in = ParameterIn.HEADER, description = Idempotent.MEANING)
  @Path("/{id}/test")
  @Operation(
      summary = "Test a schedule's action",
      description =
          "Executes the action once and responds when it has finished, within about 15 s. The test"
              + " is not recorded in the history and not retried.")
  @APIResponse(
      responseCode = "200",
      description = "The outcome",
      content = @Content(schema = @Schema(implementation = TestDelivery.class)))
  @APIResponse(
      responseCode = "429",
      description =
          "too-many-requests: the caller's previous test is still running, or the receiver is"
              + " getting too many requests")
  TestDelivery test(@PathParam("id") UUID id);

  @POST
  @Idempotent
  @Parameter(name = Idempotent.HEADER, in = ParameterIn.HEADER, description = Idempotent.MEANING)
  @Path("/{id}/backfill")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Execute the instants of a past range",
      description =
          "Instants that were executed before are skipped. The range may contain at most 1,000"
              + " instants.")
  @APIResponse(
      responseCode = "202",
      description = "The executions are queued",
      content = @Content(schema = @Schema(implementation = BackfillResult.class)))
  @APIResponse(
      responseCode = "429",
      description = "too-many-requests: 10,000 backfilled executions wait")
  Response backfill(@PathParam("id") UUID id, @NotNull BackfillRequest request);

  @GET
  @Path("/{id}/next")
  @Operation(summary = "List upcoming instants", description = "A paused schedule has them too.")
  UpcomingInstants next(
      @PathParam("id") UUID id,
      @Parameter(description = "1 to 100; default 10") @QueryParam("count") String count);

  @GET
  @Path("/{id}/statistics")
  @Operation(
      summary = "Get execution statistics",
      description = "Covers the latest executions, at most 1,000.")
  ScheduleStatistics statistics(@PathParam("id") UUID id);

  @GET
  @Path("/{id}/executions")
  @Operation(summary = "List executions", description = "Every attempt, latest instant first.")
  Page<Execution> executions(@PathParam("id") UUID id, @BeanParam PageQuery page);
}
