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
  @Operation(
      summary = "List accounts",
      description = "Sorted by email address. Requires the admin role.")
  Page<AccountResponse> users(
      @Parameter(
              description =
                  "Part of the email address or the full name, ignoring case; domain labels as"
                      + " A-labels or in Unicode")
          @QueryParam("query")
          String query,
      @Parameter(description = "true or false") @QueryParam("active") String active,
      @Parameter(description = "user, operator or admin") @QueryParam("role") String role,
      @Parameter(
              description =
                  "true: only accounts whose addresses were accepted by an earlier version and get"
                      + " no more email; false: only the others")
          @QueryParam("email_refused")
          String emailRefused,
      @Parameter(
              description =
                  "true: only accounts that get no email because the mail server refused their"
                      + " address permanently; false: only the others")
          @QueryParam("email_bounced")
          String emailBounced,
      @BeanParam PageQuery page);

  @GET
  @Path("/count")
  @Operation(
      summary = "Count matching accounts",
      description =
          "Counting stops at 1,000, so that it costs no more than a search; is_complete is false"
              + " if there are more. Requires the admin role.")
  AccountCount count(
      @Parameter(description = "As in the list") @QueryParam("query") String query,
      @Parameter(description = "true or false") @QueryParam("active") String active,
      @Parameter(description = "user, operator or admin") @QueryParam("role") String role,
      @Parameter(description = "true or false") @QueryParam("email_refused") String emailRefused,
      @Parameter(description = "true or false") @QueryParam("email_bounced") String emailBounced);

  @GET
  @Path("/{id}")
  @Operation(
      summary = "Get an account",
      description = "The response has an ETag. Requires the admin role.")
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
      summary = "Change an account",
      description =
          "Changes the roles, the department or whether the account is active. Omitted members"
              + " keep their values. A removed role is gone with the account's next request; an"
              + " added role is in its next token. Deactivating an account ends its sessions and"
              + " voids its codes permanently. Requires the admin role.")
  @APIResponse(
      responseCode = "200",
      description = "The changed account",
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
      summary = "Create an account",
      description =
          "With verified, the account can be used at once. Otherwise its owner is emailed a code,"
              + " as after a sign-up, for POST /auth/verify-email. Without a password, the owner"
              + " logs in with an emailed code or sets a password with POST /auth/password/forgot."
              + " The account replaces an unverified sign-up with the same address. Requires the"
              + " admin role.")
  @APIResponse(
      responseCode = "201",
      description = "The account, with its ETag",
      headers =
          @Header(
              name = "Location",
              description = "The URL of the account",
              schema = @Schema(implementation = String.class)),
      content = @Content(schema = @Schema(implementation = AccountResponse.class)))
  @APIResponse(responseCode = "409", description = ProblemDescription.ADDRESS_TAKEN)
  @APIResponse(responseCode = "503", description = ProblemDescription.HASHING_BUSY)
  Response create(@NotNull @Valid CreateUserRequest request);

  @DELETE
  @Path("/{id}")
  @Operation(
      summary = "Delete an account and its data",
      description =
          "Works as if the owner had deleted it. The account is unusable and its address is free"
              + " at once. The rest is erased from both databases, even if one of them is down at"
              + " the moment. The owner is notified by email. Administrators may delete their own"
              + " account only within 5 minutes of a log-in. Requires the admin role.")
  @APIResponse(
      responseCode = "202",
      description = "The account is unusable; its data is being erased")
  @APIResponse(responseCode = "401", description = ProblemDescription.NO_RECENT_LOG_IN)
  @APIResponse(responseCode = "404", description = ProblemDescription.NO_SUCH_ACCOUNT)
  @APIResponse(responseCode = "409", description = ProblemDescription.LAST_ADMINISTRATOR)
  @APIResponse(responseCode = "412", description = ProblemDescription.STALE_ETAG)
  Response delete(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch);
}
