package org.headgate.pool.api.autopilot;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The autopilot of each business pool, for operators. */
@Path("/admin/pools/{name}/autopilot")
@Tag(name = "Pools")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "bearer")
public interface AutopilotApi {

  @GET
  @Operation(summary = "How the autopilot of a pool is set, and what it would do now and why")
  PoolAutopilot autopilot(@PathParam("name") String name);

  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Switch the autopilot of a pool to off, advise or act, on all nodes",
      description =
          "Stays beyond restarts. One that stopped itself after two wrong predictions begins anew. The operator lane has"
              + " none.")
  PoolAutopilot setAutopilot(
      @PathParam("name") String name, @NotNull @Valid AutopilotRequest request);

  @GET
  @Path("/steps")
  @Operation(
      summary = "The latest 50 steps of the autopilot, newest first",
      description = "Each with what was expected of it, said before, and what came of it.")
  AutopilotStepList steps(@PathParam("name") String name);
}
