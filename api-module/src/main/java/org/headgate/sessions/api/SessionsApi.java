package org.headgate.sessions.api;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.headgate.common.paging.Page;
import org.headgate.common.paging.PageQuery;

/** The caller's open sessions. */
@Path("/users/me/sessions")
@Tag(name = "Users")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "bearer")
public interface SessionsApi {

  @GET
  @Operation(summary = "List the caller's open sessions", description = "Newest first.")
  Page<SessionSummary> sessions(@BeanParam PageQuery page);

  @DELETE
  @Path("/{id}")
  @Operation(
      summary = "End a session of the caller",
      description =
          "Its tokens are refused from now on. The session of this request may be ended too.")
  @APIResponse(responseCode = "204", description = "The session has ended")
  @APIResponse(responseCode = "404", description = "not-found: the caller has no such open session")
  void end(@PathParam("id") UUID id);
}
