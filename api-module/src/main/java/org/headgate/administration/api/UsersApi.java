package org.headgate.administration.api;

import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.headgate.common.identity.AccountResponse;
import org.headgate.common.paging.Page;
import org.headgate.common.paging.PageQuery;
import org.headgate.common.problem.ProblemDescription;

/** Everybody's accounts, for administrators. */
@Path("/admin/users")
@Tag(name = "Administration")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "bearer")
public interface UsersApi {

  @GET
  @Operation(summary = "The accounts, in the order of their e-mail addresses")
  Page<AccountResponse> users(
      @Parameter(
              description =
                  "A part of the e-mail address or the full name, in whatever case; labels of a"
                      + " domain as A-labels or as people write them")
          @QueryParam("query")
          String query,
      @Parameter(description = "true or false") @QueryParam("active") String active,
      @Parameter(description = "user, operator or admin") @QueryParam("role") String role,
      @Parameter(
              description =
                  "true: accounts of a time when more addresses were accepted, to which nothing is"
                      + " mailed any more; false: all others")
          @QueryParam("email_refused")
          String emailRefused,
      @BeanParam PageQuery page);

  @GET
  @Path("/{id}")
  @Operation(summary = "One account, with its ETag")
  @APIResponse(
      responseCode = "200",
      description = "The account",
      content = @Content(schema = @Schema(implementation = AccountResponse.class)))
  @APIResponse(responseCode = "404", description = "not-found")
  AccountResponse user(@PathParam("id") UUID id);

  @PATCH
  @Path("/{id}")
  @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
  @Operation(
      summary = "Change what an account may do and where it belongs; what is left out stays",
      description =
          "What is taken away is gone with the account's very next request; a role that is given is"
              + " in its next token. A deactivated account's sessions and codes are void for good.")
  @APIResponse(
      responseCode = "200",
      description = "The account as it is now",
      content = @Content(schema = @Schema(implementation = AccountResponse.class)))
  @APIResponse(responseCode = "404", description = "not-found")
  @APIResponse(responseCode = "409", description = "conflict: the last active administrator")
  @APIResponse(responseCode = "412", description = ProblemDescription.STALE_ETAG)
  AccountResponse patch(
      @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull UserPatch patch);
}
