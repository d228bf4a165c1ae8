package org.headgate.personaltokens.api;

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

/** Personal access tokens of any account, for administrators. */
@Path("/admin/users/{id}/access-tokens")
@Tag(name = "Administration")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "bearer")
public interface PersonalTokenAdministrationApi {

  @GET
  @Operation(
      summary = "List an account's personal access tokens",
      description =
          "Its valid tokens, oldest first. The list is empty if there is no such account. Requires"
              + " the admin role.")
  Page<PersonalTokenSummary> list(@PathParam("id") UUID id, @BeanParam PageQuery page);

  @DELETE
  @Path("/{token}")
  @Operation(
      summary = "Revoke an account's personal access token",
      description = "Requires the admin role.")
  @APIResponse(responseCode = "204", description = "Revoked")
  @APIResponse(responseCode = "404", description = "not-found: the account has no such token")
  void withdraw(@PathParam("id") UUID id, @PathParam("token") UUID tokenId);
}
