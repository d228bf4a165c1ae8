package org.headgate.ownaccount.api;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.headgate.common.identity.AccountResponse;
import org.headgate.common.problem.ProblemDescription;

/** The caller's own account. */
@Path("/users/me")
@Tag(name = "Users")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "bearer")
public interface OwnAccountApi {

  @GET
  @Operation(summary = "The caller, fresh from the database, with its ETag")
  AccountResponse me();

  @PATCH
  @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
  @Operation(summary = "Change name, locale or time zone; what is left out stays")
  @APIResponse(
      responseCode = "200",
      description = "The account as it is now",
      content = @Content(schema = @Schema(implementation = AccountResponse.class)))
  @APIResponse(responseCode = "412", description = ProblemDescription.STALE_ETAG)
  AccountResponse patch(
      @HeaderParam("If-Match") String ifMatch, @NotNull @Valid AccountPatch patch);

  @DELETE
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Delete the account",
      description =
          "It is unusable, and its address free again, at once. What is kept of the person is then erased from both"
              + " databases, as soon as each can be reached.")
  @APIResponse(responseCode = "202", description = "The account is unusable, and is being erased")
  @APIResponse(responseCode = "401", description = ProblemDescription.WRONG_PASSWORD)
  Response delete(@NotNull @Valid DeleteAccountRequest request);
}
