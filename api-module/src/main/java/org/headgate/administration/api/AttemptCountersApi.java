package org.headgate.administration.api;

import jakarta.ws.rs.GET;
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

/** The counters of an account's address, for administrators. */
@Path("/admin/users/{id}/otp")
@Tag(name = "Administration")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "bearer")
public interface AttemptCountersApi {

  @GET
  @Operation(
      summary = "Get an account's attempt counters",
      description =
          "Counts wrong codes, sent codes and failed log-ins. They show why the owner gets no code"
              + " or must wait, and until when. They never contain a code. Requires the admin"
              + " role.")
  @APIResponse(
      responseCode = "200",
      description = "The counters",
      content = @Content(schema = @Schema(implementation = AttemptCounters.class)))
  @APIResponse(responseCode = "404", description = ProblemDescription.NO_SUCH_ACCOUNT)
  AttemptCounters counters(@PathParam("id") UUID id);
}
