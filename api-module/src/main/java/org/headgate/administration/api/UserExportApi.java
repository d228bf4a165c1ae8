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
      summary = "All accounts as a stream of lines",
      description =
          "One JSON object a line, in the order in which the accounts were made; an account that is"
              + " made or deleted meanwhile may be part of it or not. Password hashes are handed"
              + " out within 5 minutes of a log-in only. The audit log says who took them.")
  @APIResponse(
      responseCode = "200",
      description = "The accounts",
      content = @Content(mediaType = NDJSON, schema = @Schema(implementation = ExportedUser.class)))
  @APIResponse(responseCode = "401", description = ProblemDescription.NO_RECENT_LOG_IN)
  String export(
      @Parameter(description = "true: with the hashes of the passwords; false by default")
          @QueryParam("password_hashes")
          String passwordHashes);
}
