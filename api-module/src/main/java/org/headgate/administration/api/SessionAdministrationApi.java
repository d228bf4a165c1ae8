package org.headgate.administration.api;

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
import org.headgate.sessions.api.SessionSummary;

/** The open sessions of any account, for administrators. */
@Path("/admin/users/{id}/sessions")
@Tag(name = "Administration")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "bearer")
public interface SessionAdministrationApi {

  @GET
  @Operation(
      summary = "List an account's sessions",
      description =
          "Its open sessions, newest first. The list is empty if there is no such account."
              + " Requires the admin role.")
  Page<SessionSummary> sessions(@PathParam("id") UUID id, @BeanParam PageQuery page);

  @DELETE
  @Path("/{session}")
  @Operation(
      summary = "End a session of an account",
      description = "Its tokens are refused from now on. Requires the admin role.")
  @APIResponse(responseCode = "204", description = "The session has ended")
  @APIResponse(
      responseCode = "404",
      description = "not-found: the account has no such open session")
  void end(@PathParam("id") UUID id, @PathParam("session") UUID sessionId);
}
