package org.headgate.pool.api.autopilot;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
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
import org.headgate.common.paging.PageQuery;

/** The autopilot of each business pool, for operators. */
@Path("/admin/pools/{name}/autopilot")
@Tag(name = "Pools")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "bearer")
public interface AutopilotApi {

  @GET
  @Operation(
      summary = "Get a pool's autopilot",
      description =
          "Its mode, and what it would do now and why. Requires the operator or admin role.")
  PoolAutopilot autopilot(@PathParam("name") String name);

  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Set a pool's autopilot mode",
      description =
          "The mode is off, advise or act. It applies to all nodes and survives restarts. An"
              + " autopilot that stopped itself after two wrong predictions starts anew. The"
              + " operator lane has no autopilot. Requires the operator or admin role.")
  PoolAutopilot setAutopilot(
      @PathParam("name") String name, @NotNull @Valid AutopilotRequest request);

  @GET
  @Path("/steps")
  @Operation(
      summary = "List recent autopilot steps",
      description =
          "The latest 50, newest first, each with its prediction and its result. Requires the"
              + " operator or admin role.")
  AutopilotStepList steps(@PathParam("name") String name, @BeanParam PageQuery page);
}
