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

  @GET
  @Path("/{name}/borrowers")
  @Operation(summary = "Who holds a connection, for what, since when, and what it does")
  Listing<BorrowerView> borrowers(@PathParam("name") String name);

  @GET
  @Path("/{name}/advice")
  @Operation(
      summary = "The size that suits the pool, with the evidence and the server.xml to paste")
  PoolAdvice advice(@PathParam("name") String name);
}
