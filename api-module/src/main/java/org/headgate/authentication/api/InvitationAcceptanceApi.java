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
import org.headgate.common.problem.ProblemDescription;
import org.headgate.sessions.api.LoginResponse;
import org.headgate.sessions.api.MfaRequiredResponse;
import org.headgate.sessions.api.TokenResponse;

/** Accepts an invitation: its owner chooses a password. */
@Path("/auth/invitations")
@Tag(name = "Accounts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface InvitationAcceptanceApi {

  @POST
  @Path("/accept")
  @Operation(
      summary = "Accept an invitation",
      description =
          "Takes the emailed code and a password. Verifies the address and starts a session.")
  @APIResponse(
      responseCode = "200",
      description = "Tokens, or a second factor is required; see status",
      content =
          @Content(schema = @Schema(oneOf = {TokenResponse.class, MfaRequiredResponse.class})))
  @APIResponse(responseCode = "400", description = ProblemDescription.INVALID_CODE)
  @APIResponse(responseCode = "503", description = ProblemDescription.HASHING_BUSY)
  LoginResponse accept(@NotNull @Valid AcceptInvitationRequest request);
}
