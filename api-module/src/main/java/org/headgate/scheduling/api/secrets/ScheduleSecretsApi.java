package org.headgate.scheduling.api.secrets;

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
import org.headgate.idempotency.api.Idempotent;

/** The secrets of a schedule's webhook: two during a rotation, else one. */
@Path("/schedules/{id}/secrets")
@Tag(name = "Schedules")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "bearer")
public interface ScheduleSecretsApi {

  @GET
  @Operation(summary = "The one or two secrets, the older first, without what they are")
  Page<ScheduleSecret> list(@PathParam("id") UUID id);

  @POST
  @Idempotent
  @Parameter(name = Idempotent.HEADER, in = ParameterIn.HEADER, description = Idempotent.MEANING)
  @Operation(
      summary = "Make a second secret, which is shown this once",
      description =
          "Both sign from now on, each with a signature of its own in webhook-signature: let the receiver take either, then"
              + " withdraw the first. A PATCH that sets a secret takes the place of both.")
  @APIResponse(
      responseCode = "201",
      description = "The secret",
      content = @Content(schema = @Schema(implementation = ScheduleSecretResponse.class)))
  @APIResponse(responseCode = "404", description = "not-found: the caller has no such schedule")
  @APIResponse(
      responseCode = "409",
      description = "conflict: there are two already, or the action is no webhook")
  Response add(@PathParam("id") UUID id);

  @DELETE
  @Path("/{secret}")
  @Operation(summary = "Withdraw one of two secrets; it signs nothing from now on")
  @APIResponse(responseCode = "204", description = "Withdrawn")
  @APIResponse(
      responseCode = "404",
      description = "not-found: the caller has no such schedule, or it has no such secret")
  @APIResponse(responseCode = "409", description = "conflict: it is the only one")
  void withdraw(@PathParam("id") UUID id, @PathParam("secret") UUID secret);
}
