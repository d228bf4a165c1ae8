package org.headgate.ownaccount.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A public endpoint that reports who the caller is, if a token is sent. */
@Path("/whoami")
@Tag(name = "Users")
@Produces(MediaType.APPLICATION_JSON)
public interface WhoAmIApi {

  @GET
  @Operation(
      summary = "Identify the caller",
      description = "{\"anonymous\": true} without a token, otherwise the caller.")
  WhoAmI whoAmI();
}
