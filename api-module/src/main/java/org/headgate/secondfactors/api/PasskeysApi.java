package org.headgate.secondfactors.api;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.headgate.common.json.OptionalBody;
import org.headgate.common.paging.Page;
import org.headgate.common.paging.PageQuery;
import org.headgate.common.problem.ProblemDescription;
import org.headgate.idempotency.api.Idempotent;

/**
 * Passkeys of the caller (WebAuthn): they log in without the password, or serve as second factor.
 */
@Path("/users/me/passkeys")
@Tag(name = "Second factors")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "bearer")
public interface PasskeysApi {

  @GET
  @Operation(
      summary = "List the caller's passkeys",
      description = "Oldest first; an account has at most 20.")
  Page<PasskeySummary> passkeys(@BeanParam PageQuery page);

  @POST
  @Path("/options")
  @Operation(
      summary = "Start registering a passkey",
      description =
          "Requires the account's password, or a log-in within the last five minutes. The response"
              + " is valid for five minutes, for this session and for one passkey.")
  @APIResponse(
      responseCode = "200",
      description = "Options for navigator.credentials.create",
      content = @Content(schema = @Schema(implementation = PasskeyOptions.class)))
  @APIResponse(responseCode = "401", description = ProblemDescription.NO_RECENT_LOG_IN)
  PasskeyOptions options(@OptionalBody @Valid PasswordConfirmationRequest request);

  @POST
  @Idempotent
  @Parameter(name = Idempotent.HEADER, in = ParameterIn.HEADER, description = Idempotent.MEANING)
  @Operation(
      summary = "Register a passkey",
      description =
          "From now on a log-in with the password requires a second factor. The owner is notified"
              + " by email.")
  @APIResponse(
      responseCode = "201",
      description = "The passkey; with the first second factor, recovery codes too",
      headers =
          @Header(
              name = "Location",
              description = "The URL of the passkey",
              schema = @Schema(implementation = String.class)),
      content = @Content(schema = @Schema(implementation = RegisteredPasskeyResponse.class)))
  @APIResponse(
      responseCode = "400",
      description =
          "invalid-request: the passkey does not answer options of this server, or they have"
              + " expired")
  @APIResponse(
      responseCode = "409",
      description = "conflict: the passkey is registered already, or the account has 20")
  Response add(@NotNull @Valid RegisterPasskeyRequest request);

  @PATCH
  @Path("/{id}")
  @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
  @Operation(
      summary = "Rename a passkey",
      description = "Changes the name in the list; the authenticator keeps its own.")
  @APIResponse(
      responseCode = "200",
      description = "The renamed passkey",
      content = @Content(schema = @Schema(implementation = PasskeySummary.class)))
  @APIResponse(responseCode = "404", description = "not-found")
  PasskeySummary rename(@PathParam("id") UUID id, @NotNull @Valid RenamePasskeyRequest request);

  @DELETE
  @Path("/{id}")
  @Operation(
      summary = "Remove a passkey",
      description =
          "Requires the account's password, or a log-in within the last five minutes. Removing the"
              + " last second factor removes the recovery codes too. The caller's other sessions"
              + " end, and the owner is notified by email.")
  @APIResponse(responseCode = "204", description = "Removed")
  @APIResponse(responseCode = "401", description = ProblemDescription.NO_RECENT_LOG_IN)
  @APIResponse(responseCode = "404", description = "not-found")
  void remove(@PathParam("id") UUID id, @OptionalBody @Valid PasswordConfirmationRequest request);
}
