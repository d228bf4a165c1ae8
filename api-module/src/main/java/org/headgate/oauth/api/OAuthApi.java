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

/** The end points of OAuth 2.0, for service accounts; errors have OAuth's form. */
@Path("/oauth")
@Tag(name = "OAuth")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Produces(MediaType.APPLICATION_JSON)
public interface OAuthApi {

  String UNKNOWN_CLIENT =
      "invalid_client: unknown or inactive client, wrong or withdrawn secret, or none sent";

  @POST
  @Path("/token")
  @SecurityRequirement(name = "client")
  @Operation(
      summary = "A token for a service account (client credentials, RFC 6749, 4.4)",
      description =
          "client_id is the service account's id. It proves itself by HTTP Basic (client_secret_basic), or by client_id and"
              + " client_secret in the form (client_secret_post), and not by both. Failures count for the client's network;"
              + " a right secret is never slowed down.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = ClientTokenRequest.class)))
  @APIResponse(
      responseCode = "200",
      description = "The token",
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
      summary = "What is true of a token now (RFC 7662)",
      description =
          "For service accounts with the scope introspect, which prove themselves as at the token end point. A token is judged"
              + " as a request with it would be: of an ended session, a deactivated account, a revoked key it is not active.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = TokenRequest.class)))
  @APIResponse(
      responseCode = "200",
      description = "active, and what the token says where it is",
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
      description = "insufficient_scope: the service account has not the scope introspect",
      content = @Content(schema = @Schema(implementation = OAuthErrorResponse.class)))
  @APIResponse(responseCode = "429", description = "too-many-attempts: see Retry-After")
  IntrospectionResponse introspect(MultivaluedMap<String, String> form);

  @POST
  @Path("/revoke")
  @SecurityRequirements
  @Operation(
      summary = "End the session of a token (RFC 7009)",
      description =
          "Takes an access token or a refresh token of a session, from whoever holds it. What opens no session is passed over,"
              + " with the same answer.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = TokenRequest.class)))
  @APIResponse(responseCode = "200", description = "The token opens nothing any more")
  @APIResponse(
      responseCode = "400",
      description = "invalid_request; unsupported_token_type for a token of a service account",
      content = @Content(schema = @Schema(implementation = OAuthErrorResponse.class)))
  Response revoke(MultivaluedMap<String, String> form);
}
