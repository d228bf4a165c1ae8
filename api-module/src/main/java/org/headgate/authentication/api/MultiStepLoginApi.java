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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.headgate.common.problem.ProblemDescription;
import org.headgate.idempotency.api.Idempotent;
import org.headgate.otp.api.VerificationSentResponse;
import org.headgate.sessions.api.LoginResponse;
import org.headgate.sessions.api.MfaRequiredResponse;
import org.headgate.sessions.api.TokenResponse;

/** Log-in in several steps: by a mailed code, and with a second factor. */
@Path("/auth")
@Tag(name = "Accounts")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface MultiStepLoginApi {

  @POST
  @Idempotent
  @Parameter(name = Idempotent.HEADER, in = ParameterIn.HEADER, description = Idempotent.MEANING)
  @Path("/otp")
  @Operation(
      summary = "Request a log-in code",
      description =
          "The response is the same for an unknown address, and during the cooldown. During the"
              + " cooldown the code that was sent before stays valid.")
  @APIResponse(
      responseCode = "202",
      description = "If the address is known, the email is queued",
      content = @Content(schema = @Schema(implementation = VerificationSentResponse.class)))
  Response sendCode(@NotNull @Valid LoginCodeRequest request);

  @POST
  @Path("/otp/verify")
  @Operation(
      summary = "Log in with an emailed code",
      description = "The code is accepted once. After too many wrong codes it becomes void.")
  @APIResponse(
      responseCode = "200",
      description = "Tokens, or a second factor is required; see status",
      content =
          @Content(schema = @Schema(oneOf = {TokenResponse.class, MfaRequiredResponse.class})))
  @APIResponse(responseCode = "400", description = ProblemDescription.INVALID_CODE)
  LoginResponse logInByCode(@NotNull @Valid CodeLoginRequest request);

  @POST
  @Path("/mfa")
  @Operation(
      summary = "Complete a log-in with a second factor",
      description =
          "Takes a code of the authenticator app, a recovery code, or a passkey's response to POST"
              + " /auth/passkey/options. Each is accepted once.")
  @APIResponse(
      responseCode = "200",
      description = "Tokens",
      content = @Content(schema = @Schema(implementation = TokenResponse.class)))
  @APIResponse(
      responseCode = "400",
      description =
          "invalid-code: the code is wrong or used, or the mfa_token is unknown, expired or used;"
              + " all are answered alike")
  @APIResponse(
      responseCode = "429",
      description = "too-many-attempts: too many wrong codes for this account, with any mfa_token")
  TokenResponse secondProof(@NotNull @Valid MfaRequest request);
}
