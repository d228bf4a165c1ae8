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
import org.headgate.common.problem.ProblemDescription;
import org.headgate.idempotency.api.Idempotent;
import org.headgate.otp.api.VerificationSentResponse;
import org.headgate.sessions.api.LoginResponse;
import org.headgate.sessions.api.MfaRequiredResponse;
import org.headgate.sessions.api.TokenResponse;

/**
 * Sign-up, codes by mail, log-in and tokens. No call needs a token, except the log-out of all
 * sessions.
 */
@Path("/auth")
@Tag(name = "Accounts")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface AuthApi {

  @POST
  @Idempotent
  @Parameter(name = Idempotent.HEADER, in = ParameterIn.HEADER, description = Idempotent.MEANING)
  @Path("/signup")
  @Operation(
      summary = "Sign up",
      description =
          "Emails a code to the address. The response is the same if the address has an account;"
              + " its owner is then notified by email. Signing up again with an unverified address"
              + " replaces the earlier sign-up. A time_zone that the tz database does not know is"
              + " accepted and counts as UTC.")
  @APIResponse(
      responseCode = "202",
      description = "The email is queued",
      content = @Content(schema = @Schema(implementation = VerificationSentResponse.class)))
  @APIResponse(
      responseCode = "429",
      description =
          "too-many-requests: ten sign-ups with the address within an hour, known or not, or too"
              + " many emails for the client's network")
  @APIResponse(responseCode = "503", description = ProblemDescription.HASHING_BUSY)
  Response signUp(@NotNull @Valid SignUpRequest request);

  @POST
  @Path("/verify-email")
  @Operation(
      summary = "Verify an email address and log in",
      description =
          "Takes the emailed code. If the sign-up is more than an hour old, its password does not"
              + " take effect: the owner is asked by email to choose one.")
  @APIResponse(
      responseCode = "200",
      description =
          "Tokens, or a second factor is required if the account has one already; see status",
      content =
          @Content(schema = @Schema(oneOf = {TokenResponse.class, MfaRequiredResponse.class})))
  @APIResponse(responseCode = "400", description = ProblemDescription.INVALID_CODE)
  LoginResponse verifyEmail(@NotNull @Valid VerifyEmailRequest request);

  @POST
  @Idempotent
  @Parameter(name = Idempotent.HEADER, in = ParameterIn.HEADER, description = Idempotent.MEANING)
  @Path("/resend-otp")
  @Operation(summary = "Send a new code", description = "The earlier code becomes void.")
  @APIResponse(
      responseCode = "202",
      description = "The same response as after a sign-up, whether or not the address is known",
      content = @Content(schema = @Schema(implementation = VerificationSentResponse.class)))
  @APIResponse(
      responseCode = "429",
      description = "too-many-requests: the cooldown is not over; see Retry-After")
  Response resendCode(@NotNull @Valid ResendCodeRequest request);

  @POST
  @Path("/login")
  @Operation(
      summary = "Log in with a password",
      description =
          "After too many wrong passwords for an address, known or not, log-ins with it have to"
              + " wait; see Retry-After.")
  @APIResponse(
      responseCode = "200",
      description = "Tokens, or a second factor is required; see status",
      content =
          @Content(schema = @Schema(oneOf = {TokenResponse.class, MfaRequiredResponse.class})))
  @APIResponse(
      responseCode = "401",
      description =
          "invalid-credentials: unknown address, wrong password and inactive account alike")
  @APIResponse(
      responseCode = "403",
      description = "email-not-verified: only after a correct password")
  @APIResponse(responseCode = "503", description = ProblemDescription.HASHING_BUSY)
  LoginResponse logIn(@NotNull @Valid LoginRequest request);

  @POST
  @Path("/refresh")
  @Operation(
      summary = "Refresh tokens",
      description =
          "The refresh token is rotated. For 30 s the old one yields the same successor again."
              + " Later use of it counts as theft and ends the session.")
  @APIResponse(
      responseCode = "200",
      description = "Tokens",
      content = @Content(schema = @Schema(implementation = TokenResponse.class)))
  @APIResponse(responseCode = "401", description = "invalid-refresh-token, or refresh-token-reused")
  TokenResponse refresh(@NotNull @Valid RefreshTokenRequest request);

  @POST
  @Path("/logout")
  @Operation(
      summary = "Log out",
      description =
          "Ends the session of the refresh token. If it had ended already, the response is the"
              + " same.")
  @APIResponse(responseCode = "204", description = "The session has ended")
  void logOut(@NotNull @Valid RefreshTokenRequest request);

  @POST
  @Path("/logout-all")
  @Operation(
      summary = "Log out everywhere",
      description =
          "Ends every session of the caller, including this one. Emailed codes, log-ins that wait"
              + " for their second factor, a pending change of the address and known devices"
              + " become void too.")
  @SecurityRequirement(name = "bearer")
  @APIResponse(responseCode = "204", description = "Every session has ended")
  void logOutEverywhere();
}
