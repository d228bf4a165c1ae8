package org.headgate.administration.api;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The second factors of any account, for administrators. */
@Path("/admin/users/{id}/factors")
@Tag(name = "Administration")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "bearer")
public interface AccountFactorsApi {

  @DELETE
  @Operation(
      summary = "Remove every second factor of an account: app, passkeys, recovery codes",
      description =
          "For who has lost them all. Every session of the account ends, and its owner is told by mail. Administrators"
              + " remove their own only within five minutes of a log-in.")
  @APIResponse(responseCode = "204", description = "The account has no second factor")
  @APIResponse(
      responseCode = "401",
      description = "reauthentication-required: one's own, and the log-in was too long ago")
  @APIResponse(responseCode = "404", description = "not-found")
  void removeAll(@PathParam("id") UUID id);
}
