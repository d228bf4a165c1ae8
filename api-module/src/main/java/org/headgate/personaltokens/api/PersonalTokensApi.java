package org.headgate.personaltokens.api;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
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
import org.headgate.common.paging.PageQuery;
import org.headgate.common.problem.ProblemDescription;

/** The caller's personal access tokens, which scripts use instead of a log-in. */
@Path("/users/me/access-tokens")
@Tag(name = "Users")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "bearer")
public interface PersonalTokensApi {

  @GET
  @Operation(
      summary = "List the caller's personal access tokens",
      description = "Valid tokens, oldest first; an account has at most 50.")
  Page<PersonalTokenSummary> list(@BeanParam PageQuery page);

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Create a personal access token",
      description =
          "Requires the account's password, or a log-in within the last five minutes. The token is"
              + " shown only in this response, and the owner is notified by email. Send it as a"
              + " bearer token. It may do what both its scopes and its owner's roles allow. It"
              + " never gives access to passwords, second factors, sessions or tokens. It ends"
              + " when it expires or is revoked, and with every session of its owner: on a new"
              + " password, a log-out everywhere, the removal of a second factor, a deactivation"
              + " or a deletion. This operation takes no Idempotency-Key, because a repeated"
              + " request would show the token to anybody who has the key.")
  @APIResponse(
      responseCode = "201",
      description = "The token",
      headers =
          @Header(
              name = "Location",
              description = "The URL to revoke it with DELETE",
              schema = @Schema(implementation = String.class)),
      content = @Content(schema = @Schema(implementation = CreatedPersonalTokenResponse.class)))
  @APIResponse(responseCode = "401", description = ProblemDescription.NO_RECENT_LOG_IN)
  @APIResponse(
      responseCode = "403",
      description =
          "insufficient-scope: a personal access token cannot create another;"
              + " second-factor-required: these scopes require a session with a second factor")
  @APIResponse(responseCode = "409", description = "conflict: the account has 50 tokens already")
  Response create(@NotNull @Valid PersonalTokenRequest request);

  @DELETE
  @Path("/{id}")
  @Operation(
      summary = "Revoke a personal access token",
      description = "The token is refused from now on.")
  @APIResponse(responseCode = "204", description = "Revoked")
  @APIResponse(responseCode = "404", description = "not-found: the caller has no such token")
  void withdraw(@PathParam("id") UUID id);
}
