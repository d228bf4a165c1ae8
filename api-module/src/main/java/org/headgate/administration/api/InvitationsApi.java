package org.headgate.administration.api;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.headgate.common.paging.Page;
import org.headgate.common.paging.PageQuery;
import org.headgate.common.problem.ProblemDescription;
import org.headgate.idempotency.api.Idempotent;

/** Invitations of people who choose their own passwords, for administrators. */
@Path("/admin/users/invitations")
@Tag(name = "Administration")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "bearer")
public interface InvitationsApi {

  @GET
  @Operation(
      summary = "List pending invitations",
      description =
          "Sorted by email address, including expired invitations. Requires the admin role.")
  Page<Invitation> invitations(@BeanParam PageQuery page);

  @POST
  @Idempotent
  @Parameter(name = Idempotent.HEADER, in = ParameterIn.HEADER, description = Idempotent.MEANING)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Invite a person",
      description =
          "Creates an account without a password and emails a code in the person's language. POST"
              + " /auth/invitations/accept takes the code and the password. The invitation"
              + " replaces an unverified sign-up with the same address. Requires the admin role.")
  @APIResponse(
      responseCode = "201",
      description = "The invitation, with its ETag; the email is queued",
      headers =
          @Header(
              name = "Location",
              description = "The URL of the invitation",
              schema = @Schema(implementation = String.class)),
      content = @Content(schema = @Schema(implementation = Invitation.class)))
  @APIResponse(responseCode = "409", description = ProblemDescription.ADDRESS_TAKEN)
  @APIResponse(responseCode = "429", description = ProblemDescription.TOO_MANY_MAILS)
  Response invite(@NotNull @Valid InviteUserRequest request);

  @GET
  @Path("/{id}")
  @Operation(
      summary = "Get an invitation",
      description = "The response has an ETag. Requires the admin role.")
  @APIResponse(
      responseCode = "200",
      description = "The invitation",
      content = @Content(schema = @Schema(implementation = Invitation.class)))
  @APIResponse(responseCode = "404", description = ProblemDescription.NO_SUCH_INVITATION)
  Invitation invitation(@PathParam("id") UUID id);

  @POST
  @Path("/{id}/resend")
  @Idempotent
  @Parameter(name = Idempotent.HEADER, in = ParameterIn.HEADER, description = Idempotent.MEANING)
  @Operation(
      summary = "Send an invitation again",
      description =
          "Emails a new code and starts its lifetime anew. The previous code becomes void."
              + " Requires the admin role.")
  @APIResponse(
      responseCode = "200",
      description = "The renewed invitation",
      content = @Content(schema = @Schema(implementation = Invitation.class)))
  @APIResponse(responseCode = "404", description = ProblemDescription.NO_SUCH_INVITATION)
  @APIResponse(responseCode = "409", description = ProblemDescription.INVITEE_GETS_NO_MAIL)
  @APIResponse(responseCode = "429", description = ProblemDescription.TOO_MANY_MAILS)
  Invitation resend(@PathParam("id") UUID id);

  @DELETE
  @Path("/{id}")
  @Operation(
      summary = "Withdraw an invitation",
      description =
          "The code becomes void, and the pending account is deleted. Requires the admin role.")
  @APIResponse(responseCode = "204", description = "Withdrawn")
  @APIResponse(responseCode = "404", description = ProblemDescription.NO_SUCH_INVITATION)
  @APIResponse(responseCode = "412", description = ProblemDescription.STALE_ETAG)
  void withdraw(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch);
}
