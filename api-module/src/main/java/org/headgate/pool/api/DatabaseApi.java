package org.headgate.pool.api;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.headgate.common.paging.PageQuery;
import org.headgate.common.problem.ProblemDescription;

/** The state of the platform's server, for operators; read through the operator lane. */
@Path("/admin/database")
@Tag(name = "Database")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "bearer")
public interface DatabaseApi {

  @GET
  @Path("/connections")
  @Operation(
      summary = "Count connections by application and state",
      description = "Requires the operator or admin role.")
  Listing<ConnectionCount> connections(@BeanParam PageQuery page);

  @GET
  @Path("/long-queries")
  @Operation(
      summary = "List long-running statements",
      description =
          "Statements that have been running for longer than the given time, longest first."
              + " Requires the operator or admin role.")
  Listing<LongQuery> longQueries(
      @Parameter(
              description = "Minimum run time in seconds, 0 to 86400; default 2",
              schema = @Schema(implementation = Integer.class, defaultValue = "2"))
          @QueryParam("seconds")
          String seconds,
      @BeanParam PageQuery page);

  @GET
  @Path("/locks")
  @Operation(
      summary = "List lock waits",
      description =
          "Shows which processes wait for a lock and which ones block them. Requires the operator"
              + " or admin role.")
  Listing<LockWait> locks(@BeanParam PageQuery page);

  @GET
  @Path("/limits")
  @Operation(
      summary = "Get the server's connection limits",
      description =
          "Shows the limits and how much of them is used. Requires the operator or admin role.")
  DatabaseLimits limits();

  @GET
  @Path("/backends")
  @Operation(
      summary = "List backend processes",
      description =
          "Shows what each client's process is doing, and since when. Requires the operator or"
              + " admin role.")
  Listing<BackendView> backends(@BeanParam PageQuery page);

  @POST
  @Path("/backends/{pid}/cancel")
  @Operation(
      summary = "Cancel a backend's statement",
      description =
          "The client gets an error and keeps its connection. Works only for processes in"
              + " Headgate's own databases. Requires the operator or admin role.")
  @APIResponse(
      responseCode = "200",
      description = "Whether the signal was sent",
      content = @Content(schema = @Schema(implementation = BackendSignalResult.class)))
  @APIResponse(responseCode = "404", description = ProblemDescription.NO_SUCH_BACKEND)
  @APIResponse(responseCode = "409", description = ProblemDescription.FOREIGN_BACKEND)
  BackendSignalResult cancel(@PathParam("pid") int pid);

  @POST
  @Path("/backends/{pid}/terminate")
  @Operation(
      summary = "Terminate a backend process",
      description =
          "Its transaction is rolled back, and the client loses its connection. Works only for"
              + " processes in Headgate's own databases. Requires the operator or admin role.")
  @APIResponse(
      responseCode = "200",
      description = "Whether the signal was sent",
      content = @Content(schema = @Schema(implementation = BackendSignalResult.class)))
  @APIResponse(responseCode = "404", description = ProblemDescription.NO_SUCH_BACKEND)
  @APIResponse(responseCode = "409", description = ProblemDescription.FOREIGN_BACKEND)
  BackendSignalResult terminate(@PathParam("pid") int pid);
}
