package org.headgate.sessions.api;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.headgate.common.paging.Page;
import org.headgate.common.paging.PageQuery;
import org.headgate.idempotency.api.Idempotent;

/** The keys that sign access tokens, for administrators; private halves are never shown. */
@Path("/admin/keys")
@Tag(name = "Administration")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "bearer")
public interface SigningKeysApi {

  @GET
  @Operation(
      summary = "List signing keys",
      description = "Newest first; there are never more than a few. Requires the admin role.")
  Page<SigningKeySummary> keys(@BeanParam PageQuery page);

  @POST
  @Path("/rotate")
  @Idempotent
  @Parameter(name = Idempotent.HEADER, in = ParameterIn.HEADER, description = Idempotent.MEANING)
  @Operation(
      summary = "Rotate the signing key",
      description =
          "The announced key starts to sign at once if it has been published for ten minutes,"
              + " otherwise as soon as it has. A new key is announced in its place. Issued tokens"
              + " stay valid until they expire. If a rotation is scheduled already, nothing"
              + " changes. Requires the admin role.")
  @APIResponse(responseCode = "200", description = "All keys after the change")
  Page<SigningKeySummary> rotate();

  @POST
  @Path("/{kid}/revoke")
  @Operation(
      summary = "Revoke a leaked signing key",
      description =
          "Every node refuses tokens signed with the key from the next request on. Sessions stay,"
              + " and their refresh tokens yield tokens of another key. If the key was the signing"
              + " one, the announced key takes over at once. The caller's own access token may be"
              + " among those refused. Revoking the key again changes nothing. Requires the admin"
              + " role.")
  @APIResponse(responseCode = "200", description = "All keys after the change")
  @APIResponse(responseCode = "404", description = "not-found: there is no such key")
  Page<SigningKeySummary> revoke(@PathParam("kid") String kid);
}
