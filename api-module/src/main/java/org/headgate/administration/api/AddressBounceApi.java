package org.headgate.administration.api;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.headgate.common.problem.ProblemDescription;

/**
 * Clears the mark of an address that the mail server permanently refused, so that mail is sent to
 * it again.
 */
@Path("/admin/users/{id}/bounce")
@Tag(name = "Administration")
@SecurityRequirement(name = "bearer")
public interface AddressBounceApi {

  @DELETE
  @Operation(
      summary = "Mail to the address of an account again",
      description =
          "The mark that its mail server refused the address is taken away. What was not mailed"
              + " meanwhile is not mailed now.")
  @APIResponse(responseCode = "204", description = "There is no mark")
  @APIResponse(responseCode = "404", description = ProblemDescription.NO_SUCH_ACCOUNT)
  void clear(@PathParam("id") UUID id);
}
