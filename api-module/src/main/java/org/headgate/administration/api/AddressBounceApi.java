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
      summary = "Resume email to an account",
      description =
          "Removes the mark that a mail server refused the account's address. Emails that were not"
              + " sent in the meantime are not sent now. Requires the admin role.")
  @APIResponse(responseCode = "204", description = "The address has no such mark")
  @APIResponse(responseCode = "404", description = ProblemDescription.NO_SUCH_ACCOUNT)
  void clear(@PathParam("id") UUID id);
}
