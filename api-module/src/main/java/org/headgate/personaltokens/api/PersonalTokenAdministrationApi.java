package org.headgate.personaltokens.api;

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

/** Personal access tokens of any account, for administrators. */
@Path("/admin/users/{id}/access-tokens")
@Tag(name = "Administration")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "bearer")
public interface PersonalTokenAdministrationApi {

  @GET
  @Operation(
      summary =
          "The personal access tokens of an account that are good, the oldest first; none where there is no such account")
  Page<PersonalTokenSummary> list(@PathParam("id") UUID id);

  @DELETE
  @Path("/{token}")
  @Operation(summary = "Withdraw a personal access token of an account")
  @APIResponse(responseCode = "204", description = "Withdrawn")
  @APIResponse(responseCode = "404", description = "not-found: the account has no such token")
  void withdraw(@PathParam("id") UUID id, @PathParam("token") UUID token);
}
