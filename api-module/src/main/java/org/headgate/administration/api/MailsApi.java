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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.headgate.common.problem.ProblemDescription;

/** The mails of this service, for administrators. */
@Path("/admin/mails")
@Tag(name = "Administration")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "bearer")
public interface MailsApi {

  @GET
  @Path("/templates")
  @Operation(
      summary = "Kinds and languages of mails, and where each text comes from",
      description = "Texts of one's own come from the folder that MAIL_TEMPLATES names.")
  @APIResponse(
      responseCode = "200",
      description = "The mails",
      content = @Content(schema = @Schema(implementation = MailTemplateList.class)))
  MailTemplateList templates();

  @POST
  @Path("/preview")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "A mail as it would be sent, with facts that are made up",
      description = "Nothing is sent.")
  @APIResponse(
      responseCode = "200",
      description = "The mail in both forms",
      content = @Content(schema = @Schema(implementation = MailPreview.class)))
  MailPreview preview(@NotNull @Valid MailPreviewRequest request);

  @POST
  @Path("/test")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Mail it to oneself",
      description = "To the address of the caller's account, ten times an hour.")
  @APIResponse(
      responseCode = "200",
      description = "It is on its way",
      content = @Content(schema = @Schema(implementation = TestMail.class)))
  @APIResponse(responseCode = "429", description = ProblemDescription.TOO_MANY_MAILS)
  TestMail test(@NotNull @Valid MailPreviewRequest request);
}
