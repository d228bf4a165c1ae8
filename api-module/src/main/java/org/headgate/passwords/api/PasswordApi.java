package org.headgate.passwords.api;

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
import org.headgate.idempotency.api.Idempotent;
import org.headgate.otp.api.VerificationSentResponse;

/** Changes a password, by a mailed code or by the present password. */
@Path("/auth/password")
@Tag(name = "Accounts")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface PasswordApi {

  @POST
  @Idempotent
  @Parameter(name = Idempotent.HEADER, in = ParameterIn.HEADER, description = Idempotent.MEANING)
  @Path("/forgot")
  @Operation(
      summary = "Request a password reset code",
      description =
          "The response is the same for an unknown address, and during the cooldown. During the"
              + " cooldown the code that was sent before stays valid.")
  @APIResponse(
      responseCode = "202",
      description = "If the address is known, the email is queued",
      content = @Content(schema = @Schema(implementation = VerificationSentResponse.class)))
  Response forgot(@NotNull @Valid ForgotPasswordRequest request);

  @POST
  @Path("/reset")
  @Operation(
      summary = "Reset a forgotten password",
      description =
          "Takes the emailed code. Ends every session. If the account's address was not verified,"
              + " it is now.")
  @APIResponse(responseCode = "204", description = "The password is replaced; log in with it")
  @APIResponse(
      responseCode = "400",
      description =
          "invalid-code: wrong, expired, used and unknown codes alike; invalid-request: the new"
              + " password is not accepted")
  void reset(@NotNull @Valid ResetPasswordRequest request);

  @POST
  @Path("/change")
  @SecurityRequirement(name = "bearer")
  @Operation(
      summary = "Change the caller's password",
      description = "Ends every session except the caller's.")
  @APIResponse(responseCode = "204", description = "The password is replaced")
  @APIResponse(
      responseCode = "400",
      description = "invalid-request: the new password is not accepted")
  @APIResponse(
      responseCode = "401",
      description =
          "invalid-credentials: the current password is wrong; unauthorized: there is no valid"
              + " token")
  void change(@NotNull @Valid ChangePasswordRequest request);
}
