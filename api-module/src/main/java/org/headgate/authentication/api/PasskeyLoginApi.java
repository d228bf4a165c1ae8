package org.headgate.authentication.api;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.headgate.secondfactors.api.PasskeyOptions;
import org.headgate.sessions.api.TokenResponse;

/** Log-in with a passkey (WebAuthn), without a password and without an address. */
@Path("/auth/passkey")
@Tag(name = "Accounts")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface PasskeyLoginApi {

  @POST
  @Path("/options")
  @Operation(
      summary = "Start a log-in with a passkey",
      description =
          "With an mfa_token, the passkey is the second factor: send its response to POST"
              + " /auth/mfa. Without one, it logs in alone: send its response to POST"
              + " /auth/passkey/verify. The options are valid for five minutes and one response.")
  @APIResponse(
      responseCode = "200",
      description = "Options for navigator.credentials.get",
      content = @Content(schema = @Schema(implementation = PasskeyOptions.class)))
  @APIResponse(
      responseCode = "400",
      description =
          "invalid-code: the mfa_token is unknown, expired or used, or its account has no passkey")
  PasskeyOptions options(@NotNull @Valid PasskeyOptionsRequest request);

  @POST
  @Path("/verify")
  @Operation(
      summary = "Log in with a passkey",
      description =
          "The passkey must have verified its user (PIN, finger or face), so no second factor is"
              + " required.")
  @APIResponse(
      responseCode = "200",
      description = "Tokens",
      content = @Content(schema = @Schema(implementation = TokenResponse.class)))
  @APIResponse(
      responseCode = "401",
      description =
          "invalid-credentials: unknown, removed, wrong, used, expired and inactive alike")
  @APIResponse(
      responseCode = "429",
      description = "too-many-attempts: too many failures from the client's network")
  TokenResponse verify(@NotNull @Valid PasskeyLoginRequest request);
}
