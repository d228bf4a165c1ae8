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

  String NONE = "not-found: there is no such end point";

  @GET
  @Operation(summary = "The end points, the oldest first")
  Page<WebhookEndpoint> list(
      @Parameter(description = "Only those that are told of it, such as account.created")
          @QueryParam("event_type")
          String eventType,
      @BeanParam PageQuery page);

  @POST
  @Idempotent
  @Parameter(name = Idempotent.HEADER, in = ParameterIn.HEADER, description = Idempotent.MEANING)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Register an end point",
      description =
          "It is told of what happens from now on; other nodes know of it after five seconds. Its secret is in the answer, this"
              + " once. 50 end points at most.")
  @APIResponse(
      responseCode = "201",
      description = "Registered, with its secret",
      headers =
          @Header(
              name = "Location",
              description = "Where it is read",
              schema = @Schema(implementation = String.class)),
      content = @Content(schema = @Schema(implementation = WebhookEndpoint.class)))
  @APIResponse(responseCode = "409", description = "conflict: there are 50 already")
  Response create(@NotNull @Valid WebhookEndpointRequest request);

  @GET
  @Path("/{id}")
  @Operation(summary = "One end point, with its ETag")
  @APIResponse(
      responseCode = "200",
      description = "The end point",
      content = @Content(schema = @Schema(implementation = WebhookEndpoint.class)))
  @APIResponse(responseCode = "404", description = NONE)
  WebhookEndpoint get(@PathParam("id") UUID id);

  @PATCH
  @Path("/{id}")
  @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
  @Operation(
      summary = "Change name, address, events or activity",
      description =
          "What waits is sent to the new address. An end point that is deactivated gives up what waits for it: dead letters, which"
              + " can be sent again once it is active.")
  @APIResponse(
      responseCode = "200",
      description = "The end point as it is now",
      content = @Content(schema = @Schema(implementation = WebhookEndpoint.class)))
  @APIResponse(responseCode = "404", description = NONE)
  @APIResponse(responseCode = "412", description = ProblemDescription.STALE_ETAG)
  WebhookEndpoint patch(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") String ifMatch,
      @NotNull WebhookEndpointPatch patch);

  @DELETE
  @Path("/{id}")
  @Operation(summary = "Delete an end point with its secrets and all that waits for it")
  @APIResponse(responseCode = "204", description = "Deleted")
  @APIResponse(responseCode = "404", description = NONE)
  void delete(@PathParam("id") UUID id);

  @POST
  @Path("/{id}/secrets")
  @Idempotent
  @Parameter(name = Idempotent.HEADER, in = ParameterIn.HEADER, description = Idempotent.MEANING)
  @Operation(
      summary = "Make a second secret, which is shown this once",
      description =
          "Both sign from now on: webhook-signature has two signatures. Give the receiver the new one, then withdraw the old one.")
  @APIResponse(
      responseCode = "201",
      description = "The secret",
      content = @Content(schema = @Schema(implementation = WebhookSecretResponse.class)))
  @APIResponse(responseCode = "404", description = NONE)
  @APIResponse(responseCode = "409", description = "conflict: there are two already")
  Response addSecret(@PathParam("id") UUID id);

  @DELETE
  @Path("/{id}/secrets/{secret}")
  @Operation(summary = "Withdraw a secret; it signs nothing from now on")
  @APIResponse(responseCode = "204", description = "Withdrawn")
  @APIResponse(responseCode = "404", description = "not-found: the end point has no such secret")
  @APIResponse(responseCode = "409", description = "conflict: it is the only one")
  void removeSecret(@PathParam("id") UUID id, @PathParam("secret") UUID secret);

  @POST
  @Idempotent
  @Parameter(name = Idempotent.HEADER, in = ParameterIn.HEADER, description = Idempotent.MEANING)
  @Path("/{id}/test")
  @Operation(
      summary = "Send an event of the type webhook.test, at once",
      description =
          "It is in no list, no attempt follows, and it counts as no failure. An end point that is not active is sent to as well.")
  @APIResponse(
      responseCode = "200",
      description = "How it went",
      content = @Content(schema = @Schema(implementation = TestDelivery.class)))
  @APIResponse(responseCode = "404", description = NONE)
  @APIResponse(
      responseCode = "429",
      description = "too-many-requests: too many test deliveries are under way")
  TestDelivery test(@PathParam("id") UUID id);

  @GET
  @Path("/{id}/deliveries")
  @Operation(
      summary = "The deliveries to an end point, the newest first",
      description = "Delivered events are kept for 3 days, dead letters for 30.")
  Page<WebhookDelivery> deliveries(
      @PathParam("id") UUID id,
      @Parameter(description = "waiting, delivered or dead; left out: all") @QueryParam("state")
          String state,
      @BeanParam PageQuery page);

  @POST
  @Idempotent
  @Parameter(name = Idempotent.HEADER, in = ParameterIn.HEADER, description = Idempotent.MEANING)
  @Path("/{id}/deliveries/{event}/replay")
  @Operation(
      summary = "Send an event again that was delivered or given up",
      description = "At the end of the queue, under the same webhook-id.")
  @APIResponse(
      responseCode = "202",
      description = "It waits",
      content = @Content(schema = @Schema(implementation = WebhookDelivery.class)))
  @APIResponse(
      responseCode = "404",
      description = "not-found: there is no such end point, or it has no such event")
  @APIResponse(
      responseCode = "409",
      description = "conflict: it waits already, or the end point is not active")
  Response replay(@PathParam("id") UUID id, @PathParam("event") UUID event);

  @POST
  @Idempotent
  @Parameter(name = Idempotent.HEADER, in = ParameterIn.HEADER, description = Idempotent.MEANING)
  @Path("/{id}/replays")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Send dead letters of a span of time again, 10,000 at most",
      description = "In the order in which they were, under the same ids.")
  @APIResponse(
      responseCode = "200",
      description = "How many",
      content = @Content(schema = @Schema(implementation = WebhookReplay.class)))
  @APIResponse(responseCode = "404", description = NONE)
  @APIResponse(responseCode = "409", description = "conflict: the end point is not active")
  Response replays(@PathParam("id") UUID id, @NotNull @Valid WebhookReplayRequest request);
}
