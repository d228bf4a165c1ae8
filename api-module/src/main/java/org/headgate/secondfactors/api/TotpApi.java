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
      summary = "Get the authenticator app's status",
      description = "Whether an app is active, and how many recovery codes are left.")
  TotpStatusResponse state();

  @POST
  @Operation(
      summary = "Start enrolling an authenticator app",
      description =
          "Requires the account's password, or a log-in within the last five minutes. In the"
              + " second case the body may be omitted. Log-ins do not change until a code is"
              + " confirmed, which must be within an hour. Starting again replaces the pending"
              + " secret.")
  @APIResponse(
      responseCode = "201",
      description = "The secret, shown only once",
      content = @Content(schema = @Schema(implementation = TotpEnrollmentResponse.class)))
  @APIResponse(responseCode = "401", description = ProblemDescription.NO_RECENT_LOG_IN)
  @APIResponse(responseCode = "409", description = "conflict: an app is enrolled already")
  Response begin(@OptionalBody @Valid PasswordConfirmationRequest request);

  @POST
  @Path("/confirm")
  @Operation(
      summary = "Confirm the authenticator app",
      description =
          "From now on a log-in requires a second factor. Earlier recovery codes become void. The"
              + " code that is accepted here is used up: the next log-in takes the one after it."
              + " The owner is notified by email.")
  @APIResponse(
      responseCode = "200",
      description = "Twelve recovery codes, shown only once",
      content = @Content(schema = @Schema(implementation = RecoveryCodesResponse.class)))
  @APIResponse(responseCode = "400", description = "invalid-code: not the app's current code")
  @APIResponse(
      responseCode = "409",
      description =
          "conflict: no enrolment is pending, or it became void: the password was replaced, every"
              + " session ended, or an hour passed")
  @APIResponse(
      responseCode = "429",
      description = "too-many-attempts: too many wrong codes for this account")
  RecoveryCodesResponse confirm(@NotNull @Valid ConfirmTotpRequest request);

  @DELETE
  @Operation(
      summary = "Remove the authenticator app",
      description =
          "Removes the active app or a pending enrolment. Requires the account's password, or a"
              + " log-in within the last five minutes. Removing an active app ends the caller's"
              + " other sessions and notifies the owner by email.")
  @APIResponse(responseCode = "204", description = "Removed")
  @APIResponse(responseCode = "401", description = ProblemDescription.NO_RECENT_LOG_IN)
  @APIResponse(responseCode = "404", description = "not-found: no app is enrolled")
  void remove(@OptionalBody @Valid PasswordConfirmationRequest request);
}
