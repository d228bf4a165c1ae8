package org.headgate.authentication.api;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.headgate.common.identity.AccountResponse;
import org.headgate.common.problem.ProblemDescription;
import org.headgate.idempotency.api.Idempotent;
import org.headgate.otp.api.VerificationSentResponse;

/**
 * Changes the address of the caller's account, confirmed by a code that is mailed to the new one.
 */
@Path("/users/me/email")
@Tag(name = "Users")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "bearer")
public interface EmailChangeApi {

  @POST
  @Idempotent
  @Parameter(name = Idempotent.HEADER, in = ParameterIn.HEADER, description = Idempotent.MEANING)
  @Operation(
      summary = "Request a change of email address",
      description =
          "Emails a code to the new address and a notice to the current one. The current address"
              + " stays in force until the code is confirmed. The response is the same if the new"
              + " address has an account; its owner is then notified by email. Another request"
              + " replaces this one, and a new password cancels it.")
  @APIResponse(
      responseCode = "202",
      description = "The email is queued",
      content = @Content(schema = @Schema(implementation = VerificationSentResponse.class)))
  @APIResponse(responseCode = "401", description = ProblemDescription.WRONG_PASSWORD)
  Response change(@NotNull @Valid ChangeEmailRequest request);

  @POST
  @Path("/confirm")
  @Operation(
      summary = "Confirm the new email address",
      description =
          "Takes the emailed code. From then on the account logs in only with the new address."
              + " Sessions stay.")
  @APIResponse(
      responseCode = "200",
      description = "The changed account",
      content = @Content(schema = @Schema(implementation = AccountResponse.class)))
  @APIResponse(
      responseCode = "400",
      description = "invalid-code: the code is wrong, expired or used, or no change was requested")
  @APIResponse(
      responseCode = "409",
      description = "conflict: another account has the address by now")
  AccountResponse confirm(@NotNull @Valid ConfirmEmailRequest request);
}
