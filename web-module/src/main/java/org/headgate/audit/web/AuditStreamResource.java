package org.headgate.audit.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.headgate.audit.api.AuditEntry;
import org.headgate.common.identity.Role;
import org.headgate.common.identity.TokenScope;
import org.headgate.common.paging.QueryParameters;
import org.headgate.common.web.access.PersonalTokenAccess;
import org.headgate.http.web.EventStreamAccess;
import org.headgate.http.web.EventStreamClient;

/** REST resource that streams the audit log to administrators as server-sent events. */
@Path("/admin/audit/stream")
@ApplicationScoped
@RolesAllowed(Role.ADMIN_NAME)
@Tag(name = "Administration")
@SecurityRequirement(name = "bearer")
@PersonalTokenAccess(TokenScope.Area.ADMIN)
public class AuditStreamResource {

  private static final Pattern POSITION = Pattern.compile("\\d{1,18}");

  @Inject AuditStreamBroadcaster stream;
  @Inject EventStreamAccess access;
  @Context SecurityContext caller;

  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Operation(
      summary = "Stream audit entries",
      description =
          "Server-sent events of the type audit, in the order of the chain, a second or two after"
              + " each action. The event id is the entry's position; the data is the entry,"
              + " without the accounts' email addresses. The stream ends after five minutes, and"
              + " within seconds of the end of the token or its session. Reconnect with"
              + " Last-Event-ID to miss no entry. Requires the admin role.")
  @APIResponse(
      responseCode = "200",
      description = "The events",
      content =
          @Content(
              mediaType = MediaType.SERVER_SENT_EVENTS,
              schema = @Schema(implementation = AuditEntry.class)))
  @APIResponse(
      responseCode = "429",
      description =
          "too-many-requests: this node serves ten audit streams already, or five of the caller's")
  public void stream(
      @Parameter(
              description =
                  "Position of the last entry received. 0 starts with the oldest entry that is"
                      + " kept; without the header, or with a position after the newest entry,"
                      + " the stream starts with the next new entry")
          @HeaderParam(HttpHeaders.LAST_EVENT_ID_HEADER)
          String lastEventId,
      @Context @Parameter(hidden = true) SseEventSink sink,
      @Context @Parameter(hidden = true) Sse sse,
      @Context @Parameter(hidden = true) HttpHeaders headers) {
    stream.send(
        QueryParameters.read(
            HttpHeaders.LAST_EVENT_ID_HEADER,
            lastEventId,
            AuditStreamResource::position,
            "the position of an entry"),
        new EventStreamClient(
            sink,
            caller.getUserPrincipal().getName(),
            access.ofCaller(headers, AuditStreamResource.class)),
        sse);
  }

  /** The headers alone: without this method, JAX-RS would open a stream that nobody reads. */
  @HEAD
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Operation(hidden = true)
  public Response headers() {
    return Response.ok().type(MediaType.SERVER_SENT_EVENTS_TYPE).build();
  }

  private static Long position(String text) {
    if (!POSITION.matcher(text).matches()) {
      throw new IllegalArgumentException("no position");
    }
    return Long.valueOf(text);
  }
}
