package org.headgate.webhooks.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.headgate.common.identity.Role;
import org.headgate.common.identity.TokenScope;
import org.headgate.common.paging.Page;
import org.headgate.common.paging.PageQuery;
import org.headgate.common.paging.QueryParameters;
import org.headgate.common.service.Precondition;
import org.headgate.common.web.WithETag;
import org.headgate.common.web.access.PersonalTokenAccess;
import org.headgate.events.api.EventType;
import org.headgate.idempotency.web.IdempotentResponses;
import org.headgate.scheduling.api.TestDelivery;
import org.headgate.webhooks.api.WebhookDelivery;
import org.headgate.webhooks.api.WebhookDeliveryState;
import org.headgate.webhooks.api.WebhookEndpoint;
import org.headgate.webhooks.api.WebhookEndpointPatch;
import org.headgate.webhooks.api.WebhookEndpointRequest;
import org.headgate.webhooks.api.WebhookReplayRequest;
import org.headgate.webhooks.api.WebhooksApi;
import org.headgate.webhooks.service.WebhookDeliveryFacade;
import org.headgate.webhooks.service.WebhookFacade;
import org.headgate.webhooks.service.WebhookTestFacade;

/** REST resource for administrators' webhook endpoints and their deliveries. */
@Path("/admin/webhooks")
@ApplicationScoped
@RolesAllowed(Role.ADMIN_NAME)
@PersonalTokenAccess(TokenScope.Area.ADMIN)
public class WebhooksResource implements WebhooksApi {

  @Inject WebhookFacade endpoints;
  @Inject WebhookDeliveryFacade deliveries;
  @Inject WebhookTestFacade tests;
  @Inject IdempotentResponses idempotentResponses;
  @Context UriInfo uri;

  @Override
  public Page<WebhookEndpoint> list(String eventType, PageQuery page) {
    return endpoints.page(
        QueryParameters.read(
            "event_type", eventType, EventType::named, "an event such as account.created"),
        page);
  }

  @Override
  public Response create(WebhookEndpointRequest request) {
    return idempotentResponses.of(() -> endpoints.create(request), this::created);
  }

  private Response created(WebhookEndpoint endpoint) {
    return Response.created(uri.getAbsolutePathBuilder().path(endpoint.id().toString()).build())
        .entity(endpoint)
        .build();
  }

  @Override
  @WithETag
  public WebhookEndpoint get(UUID id) {
    return endpoints.endpoint(id);
  }

  @Override
  @WithETag
  public WebhookEndpoint patch(UUID id, String ifMatch, WebhookEndpointPatch patch) {
    return endpoints.change(id, Precondition.ifMatch(ifMatch), patch);
  }

  @Override
  @WithETag
  public WebhookEndpoint put(UUID id, String ifMatch, WebhookEndpointPatch endpoint) {
    return endpoints.replace(id, Precondition.ifMatch(ifMatch), endpoint);
  }

  @Override
  public void delete(UUID id, String ifMatch) {
    endpoints.delete(id, Precondition.ifMatch(ifMatch));
  }

  @Override
  public Response addSecret(UUID id) {
    return idempotentResponses.createdWithoutLocation(() -> endpoints.addSecret(id));
  }

  @Override
  public void removeSecret(UUID id, UUID secretId) {
    endpoints.removeSecret(id, secretId);
  }

  @Override
  public TestDelivery test(UUID id) {
    return tests.send(id);
  }

  @Override
  public Page<WebhookDelivery> deliveries(UUID id, String state, PageQuery page) {
    return deliveries.page(
        id,
        QueryParameters.read(
            "state", state, WebhookDeliveryState::named, "one of waiting, delivered, dead"),
        page);
  }

  @Override
  public Response replay(UUID id, UUID eventId) {
    return idempotentResponses.of(() -> deliveries.replay(id, eventId), WebhooksResource::accepted);
  }

  private static Response accepted(WebhookDelivery delivery) {
    return Response.accepted(delivery).build();
  }

  @Override
  public Response replays(UUID id, WebhookReplayRequest request) {
    return idempotentResponses.of(
        () -> deliveries.replay(id, request), replayed -> Response.ok(replayed).build());
  }
}
