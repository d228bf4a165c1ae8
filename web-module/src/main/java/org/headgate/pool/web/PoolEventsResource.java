package org.headgate.pool.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.headgate.common.identity.Role;
import org.headgate.common.identity.TokenScope;
import org.headgate.common.web.access.OperatorLaneAccess;
import org.headgate.common.web.access.PersonalTokenAccess;
import org.headgate.http.web.EventStreamAccess;
import org.headgate.http.web.EventStreamClient;
import org.headgate.pool.api.PoolList;

/** REST resource that streams the state of the pools as server-sent events. */
@Path("/admin/pools/events")
@ApplicationScoped
@OperatorLaneAccess
@RolesAllowed({Role.OPERATOR_NAME, Role.ADMIN_NAME})
@Tag(name = "Pools")
@SecurityRequirement(name = "bearer")
@PersonalTokenAccess(TokenScope.Area.OPERATOR)
public class PoolEventsResource {

  @Inject PoolEventBroadcaster events;
  @Inject EventStreamAccess access;
  @Context SecurityContext caller;

  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Operation(
      summary = "Stream the pools' state",
      description =
          "Server-sent events of the type pools, one per second, each with the body of GET"
              + " /admin/pools. The stream ends after five minutes, and within seconds of the"
              + " end of the token or its session; reconnect to continue. Requires the operator"
              + " or admin role.")
  @APIResponse(
      responseCode = "200",
      description = "The events",
      content =
          @Content(
              mediaType = MediaType.SERVER_SENT_EVENTS,
              schema = @Schema(implementation = PoolList.class)))
  @APIResponse(
      responseCode = "429",
      description =
          "too-many-requests: this node serves fifty streams already, or twenty-five of the"
              + " caller's")
  public void events(
      @Context @Parameter(hidden = true) SseEventSink sink,
      @Context @Parameter(hidden = true) Sse sse,
      @Context @Parameter(hidden = true) HttpHeaders headers) {
    events.send(
        new EventStreamClient(
            sink,
            caller.getUserPrincipal().getName(),
            access.ofCaller(headers, PoolEventsResource.class)),
        sse);
  }

  /** The headers alone: without this method, JAX-RS would open a stream that nobody reads. */
  @HEAD
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Operation(hidden = true)
  public Response headers() {
    return Response.ok().type(MediaType.SERVER_SENT_EVENTS_TYPE).build();
  }
}
