package org.headgate.administration.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.headgate.common.problem.ProblemDescription;

/** Exports all accounts, to move to another system. */
@Path("/admin/users/exports")
@Tag(name = "Administration")
@SecurityRequirement(name = "bearer")
public interface UserExportApi {

  /** One JSON object per line. */
  String NDJSON = "application/x-ndjson";

  @GET
  @Produces(NDJSON)
  @Operation(
      summary = "Export all accounts",
      description =
          "A stream of JSON objects, one per line, in the order the accounts were created. An"
              + " account that is created or deleted during the export may or may not be included."
              + " Password hashes and secrets of authenticator apps require a log-in within"
              + " the last 5 minutes. Recovery codes and passkeys are not included. The audit log"
              + " records who exported what. Requires the admin role.")
  @APIResponse(
      responseCode = "200",
      description = "The accounts",
      content = @Content(mediaType = NDJSON, schema = @Schema(implementation = ExportedUser.class)))
  @APIResponse(responseCode = "401", description = ProblemDescription.NO_RECENT_LOG_IN)
  @APIResponse(responseCode = "429", description = ProblemDescription.EXPORT_RUNNING)
  String export(
      @Parameter(description = "true includes the password hashes; default false")
          @QueryParam("password_hashes")
          String passwordHashes,
      @Parameter(
              description =
                  "true includes the secrets of authenticator apps, for an import elsewhere;"
                      + " default false")
          @QueryParam("second_factors")
          String secondFactors);
}
