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
      summary = "Reset an account's attempt counters",
      description =
          "Clears the counts of wrong codes, sent codes and failed log-ins for the account's"
              + " address. A void code stays void, and the limits of client networks do not"
              + " change. Requires the admin role.")
  @APIResponse(responseCode = "204", description = "The counters are zero")
  @APIResponse(responseCode = "404", description = ProblemDescription.NO_SUCH_ACCOUNT)
  void unlock(@PathParam("id") UUID id);
}
