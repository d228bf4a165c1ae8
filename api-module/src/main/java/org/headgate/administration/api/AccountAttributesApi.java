package org.headgate.administration.api;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.headgate.common.problem.ProblemDescription;

/** The attributes of an account, which its access tokens carry; for administrators. */
@Path("/admin/users/{id}/attributes")
@Tag(name = "Administration")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "bearer")
public interface AccountAttributesApi {

  @GET
  @Operation(
      summary = "Get an account's attributes",
      description = "The response has an ETag. Requires the admin role.")
  @APIResponse(
      responseCode = "200",
      description = "The attributes",
      content = @Content(schema = @Schema(implementation = AccountAttributes.class)))
  @APIResponse(responseCode = "404", description = ProblemDescription.NO_SUCH_ACCOUNT)
  AccountAttributes get(@PathParam("id") UUID id);

  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Replace an account's attributes",
      description =
          "Access tokens carry them as the claim attributes from the next log-in or refresh on,"
              + " beside the claim department. Requires the admin role.")
  @APIResponse(
      responseCode = "200",
      description = "The new attributes",
      content = @Content(schema = @Schema(implementation = AccountAttributes.class)))
  @APIResponse(responseCode = "404", description = ProblemDescription.NO_SUCH_ACCOUNT)
  @APIResponse(responseCode = "412", description = ProblemDescription.STALE_ETAG)
  AccountAttributes replace(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") String ifMatch,
      @NotNull @Valid AccountAttributes attributes);
}
