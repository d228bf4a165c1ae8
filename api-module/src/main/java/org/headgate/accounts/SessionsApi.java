package org.headgate.accounts;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where the caller is logged in. */
@Path("/users/me/sessions")
@Tag(name = "Users")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "bearer")
public interface SessionsApi {

  @GET
  @Operation(summary = "The open sessions of the caller, the newest first")
  SessionList sessions(
      @Parameter(
              description = "How many at most",
              schema =
                  @Schema(
                      type = SchemaType.INTEGER,
                      minimum = "1",
                      maximum = "200",
                      defaultValue = "50"))
          @QueryParam("limit")
          String limit,
      @Parameter(description = "The next_cursor of the part before") @QueryParam("cursor")
          String cursor);

  @DELETE
  @Path("/{id}")
  @Operation(
      summary = "End a session of the caller",
      description =
          "Its tokens open nothing from now on. The session of this call may be ended too.")
  @APIResponse(responseCode = "204", description = "The session has ended")
  @APIResponse(responseCode = "404", description = "not-found: the caller has no such open session")
  void end(@PathParam("id") UUID id);
}
