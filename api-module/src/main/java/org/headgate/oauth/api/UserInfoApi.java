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

/** The userinfo end point of OpenID Connect (Core 1.0, 5.3). */
@Path("/userinfo")
@Tag(name = "OAuth")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "bearer")
public interface UserInfoApi {

  String REFUSED =
      "unauthorized; WWW-Authenticate says invalid_token where a token was sent (RFC 6750, 3)";

  @GET
  @Operation(
      summary = "The claims of the caller (OpenID Connect Core 1.0, 5.3)",
      description =
          "Always fresh from the database; sub is the subject of the access token. The address of this end point stands in"
              + " /.well-known/openid-configuration.")
  @APIResponse(responseCode = "200", description = "The claims that are known")
  @APIResponse(responseCode = "401", description = REFUSED)
  UserInfo get();

  @POST
  @Operation(
      summary = "The same by POST, as OpenID Connect asks for",
      description = "The access token stands in the header Authorization; a body is not read.")
  @APIResponse(responseCode = "200", description = "The claims that are known")
  @APIResponse(responseCode = "401", description = REFUSED)
  UserInfo post();
}
