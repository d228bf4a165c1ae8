package org.headgate.sessions.api;

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
import org.headgate.idempotency.api.Idempotent;

/** The keys that sign access tokens, for administrators; private halves are never shown. */
@Path("/admin/keys")
@Tag(name = "Administration")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "bearer")
public interface SigningKeysApi {

  @GET
  @Operation(
      summary = "The signing keys, the newest first",
      description = "All of them, on one page: there are never more than a few.")
  Page<SigningKeySummary> keys();

  @POST
  @Path("/rotate")
  @Idempotent
  @Parameter(name = Idempotent.HEADER, in = ParameterIn.HEADER, description = Idempotent.MEANING)
  @Operation(
      summary = "Let the announced key sign",
      description =
          "At once when it has been published for ten minutes, else as soon as it has. Another one is announced in its"
              + " place. Tokens that are out stay good until they expire. While one is scheduled already, nothing changes.")
  @APIResponse(responseCode = "200", description = "All keys as they are now")
  Page<SigningKeySummary> rotate();

  @POST
  @Path("/{kid}/revoke")
  @Operation(
      summary = "Revoke a key that has leaked",
      description =
          "Tokens that it signed are refused by the very next request, on every node; sessions stay, and refresh to"
              + " tokens of another key. If it was the one that signs, the announced key signs at once. The caller's own"
              + " access token may be among those refused. To revoke it again changes nothing.")
  @APIResponse(responseCode = "200", description = "All keys as they are now")
  @APIResponse(responseCode = "404", description = "not-found: there is no such key")
  Page<SigningKeySummary> revoke(@PathParam("kid") String kid);
}
