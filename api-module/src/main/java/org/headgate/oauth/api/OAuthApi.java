package org.headgate.oauth.api;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The endpoints of OAuth 2.0, for service accounts; errors have OAuth's form. */
@Path("/oauth")
@Tag(name = "OAuth")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Produces(MediaType.APPLICATION_JSON)
public interface OAuthApi {

  String UNKNOWN_CLIENT =
      "invalid_client: the client is unknown or inactive, or its secret is wrong, revoked or"
          + " missing";

  @POST
  @Path("/token")
  @SecurityRequirement(name = "client")
  @Operation(
      summary = "Issue a token to a service account",
      description =
          "Client credentials grant (RFC 6749, 4.4). client_id is the service account's id. The"
              + " client authenticates by HTTP Basic (client_secret_basic), or with client_id and"
              + " client_secret in the form (client_secret_post), but not with both. Failures"
              + " count against the client's network. A correct secret is never slowed down.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = ClientTokenRequest.class)))
  @APIResponse(
      responseCode = "200",
      description = "The access token",
      content = @Content(schema = @Schema(implementation = ClientTokenResponse.class)))
  @APIResponse(
      responseCode = "400",
      description = "invalid_request, invalid_scope, unsupported_grant_type",
      content = @Content(schema = @Schema(implementation = OAuthErrorResponse.class)))
  @APIResponse(
      responseCode = "401",
      description = UNKNOWN_CLIENT,
      content = @Content(schema = @Schema(implementation = OAuthErrorResponse.class)))
  @APIResponse(responseCode = "429", description = "too-many-attempts: see Retry-After")
  ClientTokenResponse token(MultivaluedMap<String, String> form);

  @POST
  @Path("/introspect")
  @SecurityRequirement(name = "client")
  @Operation(
      summary = "Introspect a token",
      description =
          "RFC 7662, for service accounts with the scope introspect. They authenticate as at the"
              + " token endpoint. The token is checked as a request with it would be: it is not"
              + " active if its session has ended, its account is deactivated or its key is"
              + " revoked.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = TokenRequest.class)))
  @APIResponse(
      responseCode = "200",
      description = "Whether the token is active and, if so, its claims",
      content = @Content(schema = @Schema(implementation = IntrospectionResponse.class)))
  @APIResponse(
      responseCode = "400",
      description = "invalid_request",
      content = @Content(schema = @Schema(implementation = OAuthErrorResponse.class)))
  @APIResponse(
      responseCode = "401",
      description = UNKNOWN_CLIENT,
      content = @Content(schema = @Schema(implementation = OAuthErrorResponse.class)))
  @APIResponse(
      responseCode = "403",
      description = "insufficient_scope: the service account lacks the scope introspect",
      content = @Content(schema = @Schema(implementation = OAuthErrorResponse.class)))
  @APIResponse(responseCode = "429", description = "too-many-attempts: see Retry-After")
  IntrospectionResponse introspect(MultivaluedMap<String, String> form);

  @POST
  @Path("/revoke")
  @SecurityRequirements
  @Operation(
      summary = "Revoke a token",
      description =
          "RFC 7009. Takes an access token or a refresh token and ends its session. Anybody who"
              + " holds the token may revoke it. An unknown or expired token gets the same"
              + " response.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = TokenRequest.class)))
  @APIResponse(responseCode = "200", description = "The token is no longer valid")
  @APIResponse(
      responseCode = "400",
      description = "invalid_request; unsupported_token_type for a token of a service account",
      content = @Content(schema = @Schema(implementation = OAuthErrorResponse.class)))
  Response revoke(MultivaluedMap<String, String> form);
}
