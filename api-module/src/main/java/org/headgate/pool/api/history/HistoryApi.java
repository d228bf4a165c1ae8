package org.headgate.pool.api.history;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Measurements of pools and nodes, for operators: by the second, by ten seconds, by the minute. */
@Path("/admin/history")
@Tag(name = "Diagnosis")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "bearer")
public interface HistoryApi {

  @GET
  @Operation(
      summary = "Get the history of pools and nodes",
      description =
          "Figures over time, with the events of that time. One point covers a second for the last"
              + " 15 minutes, ten seconds for the last day and a minute for 30 days; step says"
              + " which. At most 2,000 points per node. This node answers from memory and needs no"
              + " database. Other nodes' figures come from the platform database, by the minute."
              + " Requires the operator or admin role.")
  History history(
      @Parameter(description = "platform, userdata or operator; omit it for figures of the node")
          @QueryParam("pool")
          String pool,
      @Parameter(
              description =
                  "One or more names, separated by commas. For a pool: in_use (the default),"
                      + " in_use_most, idle, size, max_size, waiting, waiting_most, admitted,"
                      + " refused, refused_ followed by a reason, timeouts, faults, destroyed,"
                      + " wait_p50, wait_p95, wait_p99, wait_max, hold_p50, hold_p95, hold_p99,"
                      + " hold_max. For a node: requests (the default), request_errors, log_ins,"
                      + " log_ins_failed, executions, executions_failed, findings, or route:"
                      + " followed by a method and a route")
          @QueryParam("series")
          String series,
      @Parameter(description = "An ISO 8601 instant; default 15 minutes before to")
          @QueryParam("from")
          String from,
      @Parameter(description = "An ISO 8601 instant; default now") @QueryParam("to") String to,
      @Parameter(
              description = "Seconds per point, 1 to 86400; by default chosen to suit the span",
              schema = @Schema(implementation = Integer.class))
          @QueryParam("step")
          String step,
      @Parameter(description = "A node's name, or all; default this node") @QueryParam("node")
          String node);
}
