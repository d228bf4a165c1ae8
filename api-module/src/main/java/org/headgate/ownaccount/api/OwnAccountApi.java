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
  @Operation(
      summary = "Get the caller's account",
      description = "Read from the database on every call. The response has an ETag.")
  AccountResponse me();

  @PATCH
  @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
  @Operation(
      summary = "Change the caller's account",
      description =
          "Changes the name, the locale or the time zone. Omitted members keep their values.")
  @APIResponse(
      responseCode = "200",
      description = "The changed account",
      content = @Content(schema = @Schema(implementation = AccountResponse.class)))
  @APIResponse(responseCode = "412", description = ProblemDescription.STALE_ETAG)
  AccountResponse patch(
      @HeaderParam("If-Match") String ifMatch, @NotNull @Valid AccountPatch patch);

  @DELETE
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Delete the caller's account",
      description =
          "The account is unusable and its address is free again at once. The person's data is"
              + " then erased from both databases, as soon as each can be reached.")
  @APIResponse(
      responseCode = "202",
      description = "The account is unusable; its data is being erased")
  @APIResponse(responseCode = "401", description = ProblemDescription.WRONG_PASSWORD)
  @APIResponse(responseCode = "412", description = ProblemDescription.STALE_ETAG)
  Response delete(
      @HeaderParam("If-Match") String ifMatch, @NotNull @Valid DeleteAccountRequest request);
}
