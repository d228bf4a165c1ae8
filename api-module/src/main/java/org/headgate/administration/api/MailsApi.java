package org.headgate.administration.api;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
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

/** The mails of this service, for administrators. */
@Path("/admin/mails")
@Tag(name = "Administration")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "bearer")
public interface MailsApi {

  @GET
  @Path("/templates")
  @Operation(
      summary = "List email templates",
      description =
          "Lists the kinds and languages of emails, and where each text comes from. Your own texts"
              + " come from the folder that MAIL_TEMPLATES names. Requires the admin role.")
  @APIResponse(
      responseCode = "200",
      description = "The templates",
      content = @Content(schema = @Schema(implementation = MailTemplateList.class)))
  MailTemplateList templates();

  @POST
  @Path("/preview")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Preview an email",
      description = "Renders the email with sample data. Nothing is sent. Requires the admin role.")
  @APIResponse(
      responseCode = "200",
      description = "The email as HTML and as plain text",
      content = @Content(schema = @Schema(implementation = MailPreview.class)))
  MailPreview preview(@NotNull @Valid MailPreviewRequest request);

  @POST
  @Idempotent
  @Parameter(name = Idempotent.HEADER, in = ParameterIn.HEADER, description = Idempotent.MEANING)
  @Path("/test")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Send a test email to yourself",
      description =
          "It goes to the address of the caller's account, at most ten times an hour. Requires the"
              + " admin role.")
  @APIResponse(
      responseCode = "200",
      description = "The email is queued",
      content = @Content(schema = @Schema(implementation = TestMail.class)))
  @APIResponse(
      responseCode = "409",
      description = "conflict: the caller's address has bounced and gets no emails")
  @APIResponse(responseCode = "429", description = ProblemDescription.TOO_MANY_MAILS)
  TestMail test(@NotNull @Valid MailPreviewRequest request);
}
