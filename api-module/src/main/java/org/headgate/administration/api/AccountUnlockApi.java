package org.headgate.administration.api;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.headgate.common.problem.ProblemDescription;

/** Unlocks an account whose log-ins are slowed down by failed attempts. */
@Path("/admin/users/{id}/unlock")
@Tag(name = "Administration")
@SecurityRequirement(name = "bearer")
public interface AccountUnlockApi {

  @POST
  @Operation(
      summary = "Clear the counters of an account",
      description =
          "Guesses, sends and failed log-ins of its address are forgotten. A code that is dead stays dead, and the"
              + " limits of client networks stay as they are.")
  @APIResponse(responseCode = "204", description = "The counters are at nothing")
  @APIResponse(responseCode = "404", description = ProblemDescription.NO_SUCH_ACCOUNT)
  void unlock(@PathParam("id") UUID id);
}
