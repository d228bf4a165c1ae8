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
      summary = "Figures of pools and nodes over time, with what happened meanwhile",
      description =
          "Of the last 15 minutes by the second, of the last day by ten seconds, of 30 days by the minute; the step"
              + " says which. At most 2,000 points of a node. This node answers from its memory, so that it needs no database;"
              + " other nodes are known by the minute from the platform database.")
  History history(
      @Parameter(description = "platform, userdata or operator; left out for figures of the node")
          @QueryParam("pool")
          String pool,
      @Parameter(
              description =
                  "One or more of, by commas: of a pool in_use (the default), in_use_most, idle, size, max_size,"
                      + " waiting, waiting_most, admitted, refused, refused_ and a reason, timeouts, faults,"
                      + " destroyed, wait_p50, wait_p95, wait_p99, wait_max, hold_p50, hold_p95, hold_p99,"
                      + " hold_max; of a node requests (the default), request_errors, log_ins, log_ins_failed,"
                      + " executions, executions_failed, findings, or route: and a method and route")
          @QueryParam("series")
          String series,
      @Parameter(description = "An instant, ISO 8601; 15 minutes before to, when left out")
          @QueryParam("from")
          String from,
      @Parameter(description = "An instant, ISO 8601; now, when left out") @QueryParam("to")
          String to,
      @Parameter(
              description = "Seconds of one point, 1 to 86400; what suits the span, when left out",
              schema = @Schema(implementation = Integer.class))
          @QueryParam("step")
          String step,
      @Parameter(description = "A node's name, or all; this node, when left out")
          @QueryParam("node")
          String node);
}
