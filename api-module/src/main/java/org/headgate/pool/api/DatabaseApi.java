package org.headgate.pool.api;

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
import org.headgate.common.problem.ProblemDescription;

/** The state of the platform's server, for operators; read through the operator lane. */
@Path("/admin/database")
@Tag(name = "Database")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "bearer")
public interface DatabaseApi {

  @GET
  @Path("/connections")
  @Operation(summary = "Connections by application and state")
  Listing<ConnectionCount> connections();

  @GET
  @Path("/long-queries")
  @Operation(summary = "Statements that run for longer than so many seconds, longest first")
  Listing<LongQuery> longQueries(
      @Parameter(
              description = "0 to 86400; 2 when left out",
              schema = @Schema(implementation = Integer.class, defaultValue = "2"))
          @QueryParam("seconds")
          String seconds);

  @GET
  @Path("/locks")
  @Operation(summary = "Who waits for a lock, and who is in the way")
  Listing<LockWait> locks();

  @GET
  @Path("/limits")
  @Operation(summary = "What the server allows, and how much of it is taken")
  DatabaseLimits limits();

  @GET
  @Path("/backends")
  @Operation(summary = "Every client's process: what it does, and since when")
  Listing<BackendView> backends();

  @POST
  @Path("/backends/{pid}/cancel")
  @Operation(
      summary = "Tell a process to stop its statement",
      description =
          "Its client gets an error and keeps its connection. Only processes in our own databases.")
  @APIResponse(
      responseCode = "200",
      description = "Whether it was told",
      content = @Content(schema = @Schema(implementation = BackendSignalResult.class)))
  @APIResponse(responseCode = "404", description = ProblemDescription.NO_SUCH_BACKEND)
  @APIResponse(responseCode = "409", description = ProblemDescription.FOREIGN_BACKEND)
  BackendSignalResult cancel(@PathParam("pid") int pid);

  @POST
  @Path("/backends/{pid}/terminate")
  @Operation(
      summary = "End a process",
      description =
          "Its transaction is rolled back and its client loses the connection. Only processes in our own databases.")
  @APIResponse(
      responseCode = "200",
      description = "Whether it was told",
      content = @Content(schema = @Schema(implementation = BackendSignalResult.class)))
  @APIResponse(responseCode = "404", description = ProblemDescription.NO_SUCH_BACKEND)
  @APIResponse(responseCode = "409", description = ProblemDescription.FOREIGN_BACKEND)
  BackendSignalResult terminate(@PathParam("pid") int pid);
}
