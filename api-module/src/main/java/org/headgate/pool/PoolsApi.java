package org.headgate.pool;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The pools as they are, for operators. */
@Path("/admin/pools")
@Tag(name = "Pools")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "bearer")
public interface PoolsApi {

  @GET
  @Operation(summary = "All pools: settings with their sources, statistics, state")
  PoolList pools();

  @GET
  @Path("/{name}")
  @Operation(summary = "One pool: platform, userdata or operator")
  PoolView pool(@PathParam("name") String name);
}
