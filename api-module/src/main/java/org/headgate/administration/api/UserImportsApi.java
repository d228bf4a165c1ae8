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
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.headgate.common.problem.ProblemDescription;
import org.headgate.idempotency.api.Idempotent;

/** Imports accounts from a file, for administrators. */
@Path("/admin/users/imports")
@Tag(name = "Administration")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "bearer")
public interface UserImportsApi {

  @POST
  @Idempotent(isStreamed = true)
  @Parameter(name = Idempotent.HEADER, in = ParameterIn.HEADER, description = Idempotent.MEANING)
  @Consumes(UserExportApi.NDJSON)
  @Operation(
      summary = "Import accounts",
      description =
          "The body holds one JSON object per line, in the format of an export. Lines are stored"
              + " as they arrive and processed afterwards in the background, one import at a time."
              + " A line with a known external_id changes nothing, so an import can be repeated."
              + " No emails are sent. Requires the admin role.")
  @APIResponse(
      responseCode = "202",
      description = "All lines were received",
      headers =
          @Header(
              name = "Location",
              description = "The URL of the import's progress",
              schema = @Schema(implementation = String.class)),
      content = @Content(schema = @Schema(implementation = UserImport.class)))
  @APIResponse(responseCode = "409", description = ProblemDescription.IMPORT_OPEN)
  @APIResponse(responseCode = "413", description = ProblemDescription.IMPORT_TOO_LARGE)
  Response start(
      @Parameter(description = "true only reports what would be done; default false")
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
  @Operation(summary = "Get an import's progress", description = "Requires the admin role.")
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
      summary = "List refused lines of an import",
      description = "One JSON object per line, in the order of the file. Requires the admin role.")
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
      description =
          "Accounts that it created stay. Cancelling a finished import changes nothing. Requires"
              + " the admin role.")
  @APIResponse(responseCode = "204", description = "The import has ended")
  @APIResponse(responseCode = "404", description = ProblemDescription.NO_SUCH_IMPORT)
  void cancel(@PathParam("id") UUID id);
}
