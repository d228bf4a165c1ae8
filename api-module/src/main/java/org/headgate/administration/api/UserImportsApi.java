package org.headgate.administration.api;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.headgate.common.problem.ProblemDescription;

/** Imports accounts from a file, for administrators. */
@Path("/admin/users/imports")
@Tag(name = "Administration")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "bearer")
public interface UserImportsApi {

  @POST
  @Consumes(UserExportApi.NDJSON)
  @Operation(
      summary = "Bring accounts along",
      description =
          "One JSON object a line, as exports have them. The lines are kept as they arrive, and"
              + " processed afterwards in the background; one import at a time. A line whose"
              + " external_id is known changes nothing, so that an import can be repeated. Nobody"
              + " is mailed to.")
  @APIResponse(
      responseCode = "202",
      description = "All lines have arrived",
      headers =
          @Header(
              name = "Location",
              description = "Where its progress is read",
              schema = @Schema(implementation = String.class)),
      content = @Content(schema = @Schema(implementation = UserImport.class)))
  @APIResponse(responseCode = "409", description = ProblemDescription.IMPORT_OPEN)
  @APIResponse(responseCode = "413", description = ProblemDescription.IMPORT_TOO_LARGE)
  Response start(
      @Parameter(description = "true: says what would be done, and does nothing; false by default")
          @QueryParam("dry_run")
          String dryRun,
      @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = UserExportApi.NDJSON,
                      schema = @Schema(implementation = ImportedUser.class)))
          InputStream lines);

  @GET
  @Path("/{id}")
  @Operation(summary = "How far an import has come")
  @APIResponse(
      responseCode = "200",
      description = "The import",
      content = @Content(schema = @Schema(implementation = UserImport.class)))
  @APIResponse(responseCode = "404", description = ProblemDescription.NO_SUCH_IMPORT)
  UserImport userImport(@PathParam("id") UUID id);

  @GET
  @Path("/{id}/refused")
  @Produces(UserExportApi.NDJSON)
  @Operation(
      summary = "The lines of an import that were refused",
      description = "One JSON object a line, in the order of the file.")
  @APIResponse(
      responseCode = "200",
      description = "The refused lines",
      content =
          @Content(
              mediaType = UserExportApi.NDJSON,
              schema = @Schema(implementation = RefusedLine.class)))
  @APIResponse(responseCode = "404", description = ProblemDescription.NO_SUCH_IMPORT)
  String refused(@PathParam("id") UUID id);

  @DELETE
  @Path("/{id}")
  @Operation(
      summary = "Cancel an import",
      description = "What it has made stays. One that has ended stays as it is.")
  @APIResponse(responseCode = "204", description = "It has ended")
  @APIResponse(responseCode = "404", description = ProblemDescription.NO_SUCH_IMPORT)
  void cancel(@PathParam("id") UUID id);
}
