package org.headgate.administration.api;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
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
import org.headgate.idempotency.api.Idempotent;

/** All accounts, for administrators. */
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
      @Parameter(
              description =
                  "true: accounts to which nothing is mailed because the mail server refused their"
                      + " address for good; false: all others")
          @QueryParam("email_bounced")
          String emailBounced,
      @BeanParam PageQuery page);

  @GET
  @Path("/count")
  @Operation(
      summary = "How many accounts a search finds",
      description =
          "Counted as far as 1,000, so that it costs no more than a search; is_complete is false"
              + " where there are more.")
  AccountCount count(
      @Parameter(description = "As for the list") @QueryParam("query") String query,
      @Parameter(description = "true or false") @QueryParam("active") String active,
      @Parameter(description = "user, operator or admin") @QueryParam("role") String role,
      @Parameter(description = "true or false") @QueryParam("email_refused") String emailRefused,
      @Parameter(description = "true or false") @QueryParam("email_bounced") String emailBounced);

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
  @APIResponse(responseCode = "409", description = ProblemDescription.LAST_ADMINISTRATOR)
  @APIResponse(responseCode = "412", description = ProblemDescription.STALE_ETAG)
  AccountResponse patch(
      @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull UserPatch patch);

  @POST
  @Idempotent
  @Parameter(name = Idempotent.HEADER, in = ParameterIn.HEADER, description = Idempotent.MEANING)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Make an account for somebody",
      description =
          "With verified the account can be used at once; else its owner is mailed a code as at a"
              + " sign-up, which POST /auth/verify-email takes. Without a password the owner logs"
              + " in by a mailed code, or sets one with POST /auth/password/forgot. It takes the"
              + " place of a sign-up with the address that nobody verified.")
  @APIResponse(
      responseCode = "201",
      description = "The account, with its ETag",
      headers =
          @Header(
              name = "Location",
              description = "Where it is read",
              schema = @Schema(implementation = String.class)),
      content = @Content(schema = @Schema(implementation = AccountResponse.class)))
  @APIResponse(responseCode = "409", description = ProblemDescription.ADDRESS_TAKEN)
  @APIResponse(responseCode = "503", description = ProblemDescription.HASHING_BUSY)
  Response create(@NotNull @Valid CreateUserRequest request);

  @DELETE
  @Path("/{id}")
  @Operation(
      summary = "Delete an account and all that is kept on its owner",
      description =
          "The same as when its owner deletes it: it is unusable and its address free at once, and"
              + " the rest is erased from both databases, whatever is down meanwhile. Its owner is"
              + " mailed. Administrators delete their own account only within 5 minutes of a"
              + " log-in.")
  @APIResponse(responseCode = "202", description = "Unusable; the rest is being erased")
  @APIResponse(responseCode = "401", description = ProblemDescription.NO_RECENT_LOG_IN)
  @APIResponse(responseCode = "404", description = ProblemDescription.NO_SUCH_ACCOUNT)
  @APIResponse(responseCode = "409", description = ProblemDescription.LAST_ADMINISTRATOR)
  @APIResponse(responseCode = "412", description = ProblemDescription.STALE_ETAG)
  Response delete(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch);
}
