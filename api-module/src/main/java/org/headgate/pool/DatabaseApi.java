package org.headgate.pool;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The platform's server as it is, for operators (seed B8); asked through the operator lane. */
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
  Listing<LongQuery> longQueries(@QueryParam("seconds") @DefaultValue("2") int seconds);

  @GET
  @Path("/locks")
  @Operation(summary = "Who waits for a lock, and who is in the way")
  Listing<LockWait> locks();

  @GET
  @Path("/limits")
  @Operation(summary = "What the server allows, and how much of it is taken")
  DatabaseLimits limits();
}
