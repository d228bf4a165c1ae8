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
          "Sends a code to the address. The answer is the same for a known address, whose owner is"
              + " told by mail. A repeated sign-up of an address that is not verified yet replaces"
              + " the earlier one. A time_zone that is no name of the tz database is accepted and"
              + " counts as UTC.")
  @APIResponse(
      responseCode = "202",
      description = "A mail is on its way",
      content = @Content(schema = @Schema(implementation = VerificationSentResponse.class)))
  @APIResponse(
      responseCode = "429",
      description =
          "too-many-requests: ten sign-ups with the address within an hour, known or not, or too"
              + " many mails for the client's network")
  @APIResponse(responseCode = "503", description = ProblemDescription.HASHING_BUSY)
  Response signUp(@NotNull @Valid SignUpRequest request);

  @POST
  @Path("/verify-email")
  @Operation(
      summary = "Verify the address with the code that was mailed to it, and be logged in",
      description =
          "The password of a sign-up of more than an hour ago does not come into force: its owner is mailed to choose"
              + " one.")
  @APIResponse(
      responseCode = "200",
      description =
          "Tokens; where the account has a second factor already, a second proof is needed, as status says",
      content =
          @Content(schema = @Schema(oneOf = {TokenResponse.class, MfaRequiredResponse.class})))
  @APIResponse(responseCode = "400", description = ProblemDescription.INVALID_CODE)
  LoginResponse verifyEmail(@NotNull @Valid VerifyEmailRequest request);

  @POST
  @Idempotent
  @Parameter(name = Idempotent.HEADER, in = ParameterIn.HEADER, description = Idempotent.MEANING)
  @Path("/resend-otp")
  @Operation(summary = "Send a new code; the earlier one is void")
  @APIResponse(
      responseCode = "202",
      description = "As sign-up's, whoever asks",
      content = @Content(schema = @Schema(implementation = VerificationSentResponse.class)))
  @APIResponse(
      responseCode = "429",
      description = "too-many-requests: inside the cooldown; see Retry-After")
  Response resendCode(@NotNull @Valid ResendCodeRequest request);

  @POST
  @Path("/login")
  @Operation(summary = "Log in with a password")
  @APIResponse(
      responseCode = "200",
      description = "Tokens, or a second proof is needed; status says which",
      content =
          @Content(schema = @Schema(oneOf = {TokenResponse.class, MfaRequiredResponse.class})))
  @APIResponse(
      responseCode = "401",
      description = "invalid-credentials: unknown, wrong or inactive alike")
  @APIResponse(
      responseCode = "403",
      description = "email-not-verified: only after a right password")
  @APIResponse(responseCode = "503", description = ProblemDescription.HASHING_BUSY)
  LoginResponse logIn(@NotNull @Valid LoginRequest request);

  @POST
  @Path("/refresh")
  @Operation(
      summary = "Exchange a refresh token for new tokens",
      description =
          "The refresh token is rotated. Inside 30 s the old one gives the same successor again;"
              + " later use of it is taken for theft and ends the session.")
  @APIResponse(
      responseCode = "200",
      description = "Tokens",
      content = @Content(schema = @Schema(implementation = TokenResponse.class)))
  @APIResponse(responseCode = "401", description = "invalid-refresh-token, or refresh-token-reused")
  TokenResponse refresh(@NotNull @Valid RefreshTokenRequest request);

  @POST
  @Path("/logout")
  @Operation(summary = "End the session of a refresh token; done as well when it had ended already")
  @APIResponse(responseCode = "204", description = "The session has ended")
  void logOut(@NotNull @Valid RefreshTokenRequest request);

  @POST
  @Path("/logout-all")
  @Operation(
      summary = "End every session of the caller, this one too",
      description =
          "Codes that were mailed, log-ins that wait for their second proof, a change of the address and the marks of"
              + " known devices are void too.")
  @SecurityRequirement(name = "bearer")
  @APIResponse(responseCode = "204", description = "Every session has ended")
  void logOutEverywhere();
}
