package org.headgate.secondfactors.api;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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
import org.headgate.common.json.OptionalBody;
import org.headgate.common.problem.ProblemDescription;

/** An authenticator app as the caller's second factor. */
@Path("/users/me/totp")
@Tag(name = "Second factors")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "bearer")
public interface TotpApi {

  @GET
  @Operation(
      summary = "Whether an authenticator app is in force, and how many recovery codes are left")
  TotpStatusResponse state();

  @POST
  @Operation(
      summary = "Begin to enrol an authenticator app",
      description =
          "Nothing changes at log-in before a code was confirmed. To begin again replaces the secret that waits. It takes"
              + " the password, or a log-in within the last five minutes; the body may be left out then.")
  @APIResponse(
      responseCode = "201",
      description = "The secret, shown once",
      content = @Content(schema = @Schema(implementation = TotpEnrollmentResponse.class)))
  @APIResponse(responseCode = "401", description = ProblemDescription.NO_RECENT_LOG_IN)
  @APIResponse(responseCode = "409", description = "conflict: an app is enrolled already")
  Response begin(@OptionalBody @Valid PasswordConfirmationRequest request);

  @POST
  @Path("/confirm")
  @Operation(
      summary = "Prove that the app works",
      description =
          "From now on a log-in asks for a second proof. Earlier recovery codes are void. A code that was accepted"
              + " here is used: the next log-in takes the one after it. The owner is told by mail.")
  @APIResponse(
      responseCode = "200",
      description = "Twelve recovery codes, shown once",
      content = @Content(schema = @Schema(implementation = RecoveryCodesResponse.class)))
  @APIResponse(responseCode = "400", description = "invalid-code: not the app's code of now")
  @APIResponse(
      responseCode = "409",
      description =
          "conflict: nothing waits to be confirmed, or what did is void, as the password was replaced or every session"
              + " ended since")
  RecoveryCodesResponse confirm(@NotNull @Valid ConfirmTotpRequest request);

  @DELETE
  @Operation(
      summary = "Remove the authenticator app, or the one that waits to be confirmed",
      description =
          "It takes the password, or a log-in within the last five minutes. With an app in force the caller's other"
              + " sessions end, and the owner is told by mail.")
  @APIResponse(responseCode = "204", description = "It is removed")
  @APIResponse(responseCode = "401", description = ProblemDescription.NO_RECENT_LOG_IN)
  @APIResponse(responseCode = "404", description = "not-found: none is enrolled")
  void remove(@OptionalBody @Valid PasswordConfirmationRequest request);
}
