package org.headgate.scheduling.api.secrets;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.headgate.common.paging.Page;
import org.headgate.common.paging.PageQuery;
import org.headgate.idempotency.api.Idempotent;

/** The secrets of a schedule's webhook: two during a rotation, else one. */
@Path("/schedules/{id}/secrets")
@Tag(name = "Schedules")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "bearer")
public interface ScheduleSecretsApi {

  @GET
  @Operation(
      summary = "List a schedule's signing secrets",
      description = "One or two, oldest first, without their values.")
  Page<ScheduleSecret> list(@PathParam("id") UUID id, @BeanParam PageQuery page);

  @POST
  @Idempotent
  @Parameter(name = Idempotent.HEADER, in = ParameterIn.HEADER, description = Idempotent.MEANING)
  @Operation(
      summary = "Create a second signing secret",
      description =
          "The secret is shown only in this response. From now on both secrets sign each request,"
              + " and webhook-signature holds two signatures. Let the receiver accept either, then"
              + " revoke the first. A PATCH that sets a secret replaces both.")
  @APIResponse(
      responseCode = "201",
      description = "The secret",
      content = @Content(schema = @Schema(implementation = ScheduleSecretResponse.class)))
  @APIResponse(responseCode = "404", description = "not-found: the caller has no such schedule")
  @APIResponse(
      responseCode = "409",
      description = "conflict: there are two secrets already, or the action is not a webhook")
  Response add(@PathParam("id") UUID id);

  @DELETE
  @Path("/{secret}")
  @Operation(
      summary = "Revoke a signing secret",
      description =
          "The secret signs nothing from now on. The only secret of a schedule cannot be revoked.")
  @APIResponse(responseCode = "204", description = "Revoked")
  @APIResponse(
      responseCode = "404",
      description =
          "not-found: the caller has no such schedule, or the schedule has no such secret")
  @APIResponse(responseCode = "409", description = "conflict: it is the only secret")
  void withdraw(@PathParam("id") UUID id, @PathParam("secret") UUID secretId);
}
