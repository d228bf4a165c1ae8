package org.headgate.oauth.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The userinfo endpoint of OpenID Connect (Core 1.0, 5.3). */
@Path("/userinfo")
@Tag(name = "OAuth")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "bearer")
public interface UserInfoApi {

  String REFUSED =
      "unauthorized; WWW-Authenticate says invalid_token if a token was sent (RFC 6750, 3)";

  @GET
  @Operation(
      summary = "Get the caller's claims",
      description =
          "OpenID Connect Core 1.0, 5.3. The claims are read from the database on every call. sub"
              + " is the subject of the access token. /.well-known/openid-configuration has the"
              + " URL of this endpoint.")
  @APIResponse(responseCode = "200", description = "The caller's claims")
  @APIResponse(responseCode = "401", description = REFUSED)
  UserInfo get();

  @POST
  @Operation(
      summary = "Get the caller's claims by POST",
      description =
          "OpenID Connect requires both methods. Send the access token in the Authorization"
              + " header; the body is ignored.")
  @APIResponse(responseCode = "200", description = "The caller's claims")
  @APIResponse(responseCode = "401", description = REFUSED)
  UserInfo post();
}
