package org.headgate.secondfactors.api;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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
      summary = "The caller's passkeys, the oldest first",
      description = "All of them, on one page: an account has 20 at most.")
  Page<PasskeySummary> passkeys();

  @POST
  @Path("/options")
  @Operation(
      summary = "Begin to add a passkey",
      description =
          "It takes the password once more, or a log-in within the last five minutes: a passkey opens the account without"
              + " it. The answer is good for five minutes, this session and one passkey.")
  @APIResponse(
      responseCode = "200",
      description = "For navigator.credentials.create",
      content = @Content(schema = @Schema(implementation = PasskeyOptions.class)))
  @APIResponse(responseCode = "401", description = ProblemDescription.NO_RECENT_LOG_IN)
  PasskeyOptions options(@OptionalBody @Valid PasswordConfirmationRequest request);

  @POST
  @Idempotent
  @Parameter(name = Idempotent.HEADER, in = ParameterIn.HEADER, description = Idempotent.MEANING)
  @Operation(
      summary = "Add the passkey that the browser made",
      description =
          "From now on a log-in with the password asks for a second proof. The owner is told by mail.")
  @APIResponse(
      responseCode = "201",
      description = "It is kept; recovery codes with the first second factor",
      headers =
          @Header(
              name = "Location",
              description = "Where it is renamed and removed",
              schema = @Schema(implementation = String.class)),
      content = @Content(schema = @Schema(implementation = RegisteredPasskeyResponse.class)))
  @APIResponse(
      responseCode = "400",
      description = "invalid-request: no answer to options of ours, or they have expired")
  @APIResponse(
      responseCode = "409",
      description = "conflict: the passkey is known already, or there are 20")
  Response add(@NotNull @Valid RegisterPasskeyRequest request);

  @PATCH
  @Path("/{id}")
  @Operation(summary = "Rename a passkey")
  @APIResponse(
      responseCode = "200",
      description = "The passkey as it is now",
      content = @Content(schema = @Schema(implementation = PasskeySummary.class)))
  @APIResponse(responseCode = "404", description = "not-found")
  PasskeySummary rename(@PathParam("id") UUID id, @NotNull @Valid RenamePasskeyRequest request);

  @DELETE
  @Path("/{id}")
  @Operation(
      summary = "Remove a passkey",
      description =
          "It takes the password, or a log-in within the last five minutes. With the last second factor the recovery"
              + " codes go too. The caller's other sessions end, and the owner is told by mail.")
  @APIResponse(responseCode = "204", description = "It is removed")
  @APIResponse(responseCode = "401", description = ProblemDescription.NO_RECENT_LOG_IN)
  @APIResponse(responseCode = "404", description = "not-found")
  void remove(@PathParam("id") UUID id, @OptionalBody @Valid PasswordConfirmationRequest request);
}
