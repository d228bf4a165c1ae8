package org.headgate.profiles.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.headgate.common.problem.ProblemDescription;

/** The caller's own profile and settings, in the user-data database. */
@Path("/users/me")
@Tag(name = "Users")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "bearer")
public interface ProfileApi {

  @GET
  @Path("/profile")
  @Operation(summary = "The caller's profile; empty before it was written")
  Profile profile();

  @PUT
  @Path("/profile")
  @Operation(summary = "Replace the caller's profile")
  @APIResponse(
      responseCode = "200",
      description = "The profile as it is now",
      content = @Content(schema = @Schema(implementation = Profile.class)))
  @APIResponse(responseCode = "412", description = ProblemDescription.STALE_ETAG)
  Profile putProfile(@HeaderParam("If-Match") String ifMatch, @NotNull @Valid Profile profile);

  @GET
  @Path("/settings")
  @Operation(summary = "The caller's settings; {} before they were written")
  @APIResponse(responseCode = "200", content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
  ObjectNode settings();

  @PUT
  @Path("/settings")
  @Operation(
      summary = "Replace the caller's settings: any JSON object of at most 16 KiB",
      description =
          "It comes back equal: numbers in their digits, members in their order. U+0000, half a"
              + " surrogate pair, a member named twice, numbers of more than 1,000 digits and more"
              + " than 500 levels are refused by the path of the member.")
  @RequestBody(content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
  @APIResponse(responseCode = "200", content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
  @APIResponse(responseCode = "412", description = ProblemDescription.STALE_ETAG)
  ObjectNode putSettings(@HeaderParam("If-Match") String ifMatch, @NotNull ObjectNode settings);
}
