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
  @Operation(
      summary = "Get the caller's profile",
      description = "Empty until the profile is written.")
  Profile profile();

  @PUT
  @Path("/profile")
  @Operation(
      summary = "Replace the caller's profile",
      description = "Members that are left out become empty.")
  @APIResponse(
      responseCode = "200",
      description = "The new profile",
      content = @Content(schema = @Schema(implementation = Profile.class)))
  @APIResponse(responseCode = "412", description = ProblemDescription.STALE_ETAG)
  Profile putProfile(@HeaderParam("If-Match") String ifMatch, @NotNull @Valid Profile profile);

  @GET
  @Path("/settings")
  @Operation(
      summary = "Get the caller's settings",
      description = "{} until the settings are written.")
  @APIResponse(responseCode = "200", content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
  ObjectNode settings();

  @PUT
  @Path("/settings")
  @Operation(
      summary = "Replace the caller's settings",
      description =
          "Any JSON object of at most 16 KiB. It is returned as given: numbers keep their digits,"
              + " members their order. U+0000, unpaired surrogates, duplicate members, numbers of"
              + " more than 1,000 digits and more than 500 levels of nesting are refused; the"
              + " error names the member's path.")
  @RequestBody(content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
  @APIResponse(responseCode = "200", content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
  @APIResponse(responseCode = "412", description = ProblemDescription.STALE_ETAG)
  ObjectNode putSettings(@HeaderParam("If-Match") String ifMatch, @NotNull ObjectNode settings);
}
