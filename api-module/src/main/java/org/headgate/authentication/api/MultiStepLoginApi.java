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
      summary = "Have a code mailed to log in with",
      description =
          "The answer is the same for an unknown address, and inside the cooldown, in which the code that was sent"
              + " stays good.")
  @APIResponse(
      responseCode = "202",
      description = "A mail is on its way if the address is known",
      content = @Content(schema = @Schema(implementation = VerificationSentResponse.class)))
  Response sendCode(@NotNull @Valid LoginCodeRequest request);

  @POST
  @Path("/otp/verify")
  @Operation(summary = "Log in with the code that was mailed")
  @APIResponse(
      responseCode = "200",
      description = "Tokens, or a second proof is needed; status says which",
      content =
          @Content(schema = @Schema(oneOf = {TokenResponse.class, MfaRequiredResponse.class})))
  @APIResponse(responseCode = "400", description = ProblemDescription.INVALID_CODE)
  LoginResponse logInByCode(@NotNull @Valid CodeLoginRequest request);

  @POST
  @Path("/mfa")
  @Operation(
      summary = "Give the second proof of a log-in",
      description =
          "The code of the authenticator app, a recovery code, or the answer of a passkey to POST /auth/passkey/options."
              + " Each of them is accepted once.")
  @APIResponse(
      responseCode = "200",
      description = "Logged in",
      content = @Content(schema = @Schema(implementation = TokenResponse.class)))
  @APIResponse(
      responseCode = "400",
      description =
          "invalid-code: the code is wrong or used, or the mfa_token is unknown, expired or used, alike")
  @APIResponse(
      responseCode = "429",
      description =
          "too-many-attempts: too many wrong codes for this account, whatever mfa_token they came with")
  TokenResponse secondProof(@NotNull @Valid MfaRequest request);
}
