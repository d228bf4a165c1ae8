package org.headgate.webhooks.api;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
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
import org.headgate.scheduling.api.TestDelivery;

/** Subscriptions of other systems to events, for administrators. */
@Path("/admin/webhooks")
@Tag(name = "Webhooks")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "bearer")
public interface WebhooksApi {

  String NONE = "not-found: there is no such endpoint";

  @GET
  @Operation(
      summary = "List webhook endpoints",
      description = "Oldest first. Requires the admin role.")
  Page<WebhookEndpoint> list(
      @Parameter(description = "Only endpoints that receive this event, such as account.created")
          @QueryParam("event_type")
          String eventType,
      @BeanParam PageQuery page);

  @POST
  @Idempotent
  @Parameter(name = Idempotent.HEADER, in = ParameterIn.HEADER, description = Idempotent.MEANING)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Create a webhook endpoint",
      description =
          "The endpoint receives events from now on; other nodes know of it within five seconds."
              + " Its secret is shown only in this response. There are at most 50 endpoints."
              + " Requires the admin role.")
  @APIResponse(
      responseCode = "201",
      description = "The endpoint, with its secret",
      headers =
          @Header(
              name = "Location",
              description = "The URL of the endpoint",
              schema = @Schema(implementation = String.class)),
      content = @Content(schema = @Schema(implementation = WebhookEndpoint.class)))
  @APIResponse(responseCode = "409", description = "conflict: there are 50 endpoints already")
  Response create(@NotNull @Valid WebhookEndpointRequest request);

  @GET
  @Path("/{id}")
  @Operation(
      summary = "Get a webhook endpoint",
      description = "The response has an ETag. Requires the admin role.")
  @APIResponse(
      responseCode = "200",
      description = "The endpoint",
      content = @Content(schema = @Schema(implementation = WebhookEndpoint.class)))
  @APIResponse(responseCode = "404", description = NONE)
  WebhookEndpoint get(@PathParam("id") UUID id);

  @PATCH
  @Path("/{id}")
  @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
  @Operation(
      summary = "Change a webhook endpoint",
      description =
          "Changes the name, the URL, the events or whether it is active. Waiting deliveries go to"
              + " the new URL. Deactivating an endpoint turns its waiting deliveries into dead"
              + " letters, which can be sent again once it is active. Requires the admin role.")
  @APIResponse(
      responseCode = "200",
      description = "The changed endpoint",
      content = @Content(schema = @Schema(implementation = WebhookEndpoint.class)))
  @APIResponse(responseCode = "404", description = NONE)
  @APIResponse(responseCode = "412", description = ProblemDescription.STALE_ETAG)
  WebhookEndpoint patch(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") String ifMatch,
      @NotNull WebhookEndpointPatch patch);

  @PUT
  @Path("/{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Replace a webhook endpoint",
      description =
          "As the change, but the name, the URL and the events are required. The endpoint keeps"
              + " its secrets. Requires the admin role.")
  @APIResponse(
      responseCode = "200",
      description = "The changed endpoint",
      content = @Content(schema = @Schema(implementation = WebhookEndpoint.class)))
  @APIResponse(responseCode = "404", description = NONE)
  @APIResponse(responseCode = "412", description = ProblemDescription.STALE_ETAG)
  WebhookEndpoint put(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") String ifMatch,
      @NotNull WebhookEndpointPatch endpoint);

  @DELETE
  @Path("/{id}")
  @Operation(
      summary = "Delete a webhook endpoint",
      description = "Its secrets and waiting deliveries are deleted too. Requires the admin role.")
  @APIResponse(responseCode = "204", description = "Deleted")
  @APIResponse(responseCode = "404", description = NONE)
  @APIResponse(responseCode = "412", description = ProblemDescription.STALE_ETAG)
  void delete(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch);

  @POST
  @Path("/{id}/secrets")
  @Idempotent
  @Parameter(name = Idempotent.HEADER, in = ParameterIn.HEADER, description = Idempotent.MEANING)
  @Operation(
      summary = "Create a second signing secret",
      description =
          "The secret is shown only in this response. From now on both secrets sign, and"
              + " webhook-signature holds two signatures. Give the receiver the new secret, then"
              + " revoke the old one. Requires the admin role.")
  @APIResponse(
      responseCode = "201",
      description = "The secret",
      content = @Content(schema = @Schema(implementation = WebhookSecretResponse.class)))
  @APIResponse(responseCode = "404", description = NONE)
  @APIResponse(responseCode = "409", description = "conflict: there are two secrets already")
  Response addSecret(@PathParam("id") UUID id);

  @DELETE
  @Path("/{id}/secrets/{secret}")
  @Operation(
      summary = "Revoke a signing secret",
      description =
          "The secret signs nothing from now on. The only secret of an endpoint cannot be revoked."
              + " Requires the admin role.")
  @APIResponse(responseCode = "204", description = "Revoked")
  @APIResponse(responseCode = "404", description = "not-found: the endpoint has no such secret")
  @APIResponse(responseCode = "409", description = "conflict: it is the only secret")
  void removeSecret(@PathParam("id") UUID id, @PathParam("secret") UUID secretId);

  @POST
  @Idempotent
  @Parameter(name = Idempotent.HEADER, in = ParameterIn.HEADER, description = Idempotent.MEANING)
  @Path("/{id}/test")
  @Operation(
      summary = "Send a test event",
      description =
          "Sends an event of the type webhook.test at once. It appears in no list, is not retried,"
              + " and does not count as a failure. It is sent even if the endpoint is not active."
              + " Requires the admin role.")
  @APIResponse(
      responseCode = "200",
      description = "The outcome",
      content = @Content(schema = @Schema(implementation = TestDelivery.class)))
  @APIResponse(responseCode = "404", description = NONE)
  @APIResponse(
      responseCode = "429",
      description = "too-many-requests: too many test deliveries are running")
  TestDelivery test(@PathParam("id") UUID id);

  @GET
  @Path("/{id}/deliveries")
  @Operation(
      summary = "List deliveries to an endpoint",
      description =
          "Newest first. Delivered events are kept for 3 days, dead letters for 30. Requires the"
              + " admin role.")
  Page<WebhookDelivery> deliveries(
      @PathParam("id") UUID id,
      @Parameter(description = "waiting, delivered or dead; default all") @QueryParam("state")
          String state,
      @BeanParam PageQuery page);

  @POST
  @Idempotent
  @Parameter(name = Idempotent.HEADER, in = ParameterIn.HEADER, description = Idempotent.MEANING)
  @Path("/{id}/deliveries/{event}/replay")
  @Operation(
      summary = "Send an event again",
      description =
          "Takes a delivered event or a dead letter. It goes to the end of the queue and keeps its"
              + " webhook-id. Requires the admin role.")
  @APIResponse(
      responseCode = "202",
      description = "The delivery is queued",
      content = @Content(schema = @Schema(implementation = WebhookDelivery.class)))
  @APIResponse(
      responseCode = "404",
      description = "not-found: there is no such endpoint, or it has no such event")
  @APIResponse(
      responseCode = "409",
      description = "conflict: the delivery is waiting already, or the endpoint is not active")
  Response replay(@PathParam("id") UUID id, @PathParam("event") UUID eventId);

  @POST
  @Idempotent
  @Parameter(name = Idempotent.HEADER, in = ParameterIn.HEADER, description = Idempotent.MEANING)
  @Path("/{id}/replays")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Send dead letters again",
      description =
          "Queues the dead letters of a time range, at most 10,000, in their original order and"
              + " with their ids. Requires the admin role.")
  @APIResponse(
      responseCode = "200",
      description = "The number of queued deliveries",
      content = @Content(schema = @Schema(implementation = WebhookReplay.class)))
  @APIResponse(responseCode = "404", description = NONE)
  @APIResponse(responseCode = "409", description = "conflict: the endpoint is not active")
  Response replays(@PathParam("id") UUID id, @NotNull @Valid WebhookReplayRequest request);
}
