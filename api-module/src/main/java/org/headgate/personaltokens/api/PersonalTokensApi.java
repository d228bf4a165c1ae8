package org.headgate.personaltokens.api;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.headgate.common.paging.Page;
import org.headgate.common.problem.ProblemDescription;

/** The caller's personal access tokens, which scripts use instead of a log-in. */
@Path("/users/me/access-tokens")
@Tag(name = "Users")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "bearer")
public interface PersonalTokensApi {

  @GET
  @Operation(
      summary = "The caller's personal access tokens that are good, the oldest first",
      description = "All of them, on one page: an account has 50 at most.")
  Page<PersonalTokenSummary> list();

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Make a personal access token, which is shown this once",
      description =
          "It takes the password, or a log-in within the last five minutes. The token is sent as a bearer token, does what"
              + " its scopes and its owner's roles both allow, and never reaches passwords, second factors, sessions and"
              + " tokens. It ends when it expires or is withdrawn, and with every session of its owner: at a new password, a"
              + " log-out everywhere, the removal of a second factor, a deactivation and a deletion. The owner is told by"
              + " mail. There is no Idempotency-Key: a repetition would show the token to whoever sends the key again.")
  @APIResponse(
      responseCode = "201",
      description = "The token",
      headers =
          @Header(
              name = "Location",
              description = "Where it is withdrawn",
              schema = @Schema(implementation = String.class)),
      content = @Content(schema = @Schema(implementation = CreatedPersonalTokenResponse.class)))
  @APIResponse(responseCode = "401", description = ProblemDescription.NO_RECENT_LOG_IN)
  @APIResponse(
      responseCode = "403",
      description =
          "insufficient-scope: a personal access token makes no others; second-factor-required: these scopes ask for a"
              + " session with a second factor")
  @APIResponse(responseCode = "409", description = "conflict: there are 50 already")
  Response create(@NotNull @Valid PersonalTokenRequest request);

  @DELETE
  @Path("/{id}")
  @Operation(summary = "Withdraw a personal access token; it opens nothing from now on")
  @APIResponse(responseCode = "204", description = "Withdrawn")
  @APIResponse(responseCode = "404", description = "not-found: the caller has no such token")
  void withdraw(@PathParam("id") UUID id);
}
