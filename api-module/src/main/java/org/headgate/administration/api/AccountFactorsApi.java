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
      summary = "Remove all second factors of an account",
      description =
          "Removes the authenticator app, the passkeys and the recovery codes, for a person who"
              + " has lost them all. Every session of the account ends, and its owner is notified"
              + " by email. Administrators may remove their own only within five minutes of a"
              + " log-in. Requires the admin role.")
  @APIResponse(responseCode = "204", description = "The account has no second factor")
  @APIResponse(
      responseCode = "401",
      description =
          "reauthentication-required: the account is the caller's own, and the log-in is too old")
  @APIResponse(responseCode = "404", description = "not-found")
  void removeAll(@PathParam("id") UUID id);
}
