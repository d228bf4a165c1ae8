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
      summary = "Begin to use a passkey",
      description =
          "With an mfa_token the passkey is to be the second proof, and goes to POST /auth/mfa; without one it logs in"
              + " alone, and goes to POST /auth/passkey/verify. Good for five minutes and one answer.")
  @APIResponse(
      responseCode = "200",
      description = "For navigator.credentials.get",
      content = @Content(schema = @Schema(implementation = PasskeyOptions.class)))
  @APIResponse(
      responseCode = "400",
      description =
          "invalid-code: the mfa_token is unknown, expired or used, or its account has no passkey")
  PasskeyOptions options(@NotNull @Valid PasskeyOptionsRequest request);

  @POST
  @Path("/verify")
  @Operation(
      summary = "Log in with a passkey alone",
      description =
          "Whoever holds the passkey must have been verified by it (PIN, finger or face), so no second proof is asked for.")
  @APIResponse(
      responseCode = "200",
      description = "Logged in",
      content = @Content(schema = @Schema(implementation = TokenResponse.class)))
  @APIResponse(
      responseCode = "401",
      description =
          "invalid-credentials: unknown, removed, wrong, used before, too late or inactive alike")
  @APIResponse(
      responseCode = "429",
      description = "too-many-attempts: too many failures from the client's network")
  TokenResponse verify(@NotNull @Valid PasskeyLoginRequest request);
}
