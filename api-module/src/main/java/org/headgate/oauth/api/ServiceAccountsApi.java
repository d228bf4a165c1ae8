package org.headgate.oauth.api;

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
import org.headgate.common.paging.Page;
import org.headgate.common.paging.PageQuery;
import org.headgate.common.problem.ProblemDescription;
import org.headgate.idempotency.api.Idempotent;

/** Service accounts, for administrators. */
@Path("/admin/service-accounts")
@Tag(name = "OAuth")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "bearer")
public interface ServiceAccountsApi {

  String NONE = "not-found: there is no such service account";

  @GET
  @Operation(
      summary = "List service accounts",
      description = "Oldest first. Requires the admin role.")
  Page<ServiceAccount> list(@BeanParam PageQuery page);

  @POST
  @Idempotent
  @Parameter(name = Idempotent.HEADER, in = ParameterIn.HEADER, description = Idempotent.MEANING)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Create a service account",
      description =
          "The account has no secret yet; POST …/secrets creates one. The scope introspect lets it"
              + " introspect other clients' tokens. All other scopes are for your own services;"
              + " Headgate attaches no meaning to them. Requires the admin role.")
  @APIResponse(
      responseCode = "201",
      description = "Created",
      headers =
          @Header(
              name = "Location",
              description = "The URL of the service account",
              schema = @Schema(implementation = String.class)),
      content = @Content(schema = @Schema(implementation = ServiceAccount.class)))
  Response create(@NotNull @Valid ServiceAccountRequest request);

  @GET
  @Path("/{id}")
  @Operation(
      summary = "Get a service account",
      description = "The response has an ETag. Requires the admin role.")
  @APIResponse(
      responseCode = "200",
      description = "The service account",
      content = @Content(schema = @Schema(implementation = ServiceAccount.class)))
  @APIResponse(responseCode = "404", description = NONE)
  ServiceAccount get(@PathParam("id") UUID id);

  @PATCH
  @Path("/{id}")
  @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
  @Operation(
      summary = "Change a service account",
      description =
          "Changes the name, the scopes or whether it is active. Introspection and the token"
              + " endpoint apply the change at once. Services that check only a token's signature"
              + " accept an issued token until it expires, for up to 15 minutes. Requires the"
              + " admin role.")
  @APIResponse(
      responseCode = "200",
      description = "The changed service account",
      content = @Content(schema = @Schema(implementation = ServiceAccount.class)))
  @APIResponse(responseCode = "404", description = NONE)
  @APIResponse(responseCode = "412", description = ProblemDescription.STALE_ETAG)
  ServiceAccount patch(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") String ifMatch,
      @NotNull ServiceAccountPatch patch);

  @DELETE
  @Path("/{id}")
  @Operation(
      summary = "Delete a service account and its secrets",
      description = "Requires the admin role.")
  @APIResponse(responseCode = "204", description = "Deleted")
  @APIResponse(responseCode = "404", description = NONE)
  @APIResponse(responseCode = "412", description = ProblemDescription.STALE_ETAG)
  void delete(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch);

  @POST
  @Path("/{id}/secrets")
  @Idempotent
  @Parameter(name = Idempotent.HEADER, in = ParameterIn.HEADER, description = Idempotent.MEANING)
  @Operation(
      summary = "Create a client secret",
      description =
          "The secret is shown only in this response. A service account has at most two: create"
              + " the second, switch the program to it, then revoke the first. Requires the admin"
              + " role.")
  @APIResponse(
      responseCode = "201",
      description = "The secret",
      content = @Content(schema = @Schema(implementation = ServiceAccountSecretResponse.class)))
  @APIResponse(responseCode = "404", description = NONE)
  @APIResponse(
      responseCode = "409",
      description = "conflict: the service account has two secrets already")
  Response addSecret(@PathParam("id") UUID id);

  @DELETE
  @Path("/{id}/secrets/{secret}")
  @Operation(
      summary = "Revoke a client secret",
      description = "The secret is refused from now on. Requires the admin role.")
  @APIResponse(responseCode = "204", description = "Revoked")
  @APIResponse(
      responseCode = "404",
      description = "not-found: the service account has no such secret")
  void removeSecret(@PathParam("id") UUID id, @PathParam("secret") UUID secretId);
}
