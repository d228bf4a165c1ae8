package org.headgate.webhooks.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.headgate.common.json.JsonMappers;
import org.headgate.webhooks.api.WebhookDelivery;
import org.headgate.webhooks.api.WebhookDeliveryState;
import org.headgate.webhooks.api.WebhookEndpoint;
import org.headgate.webhooks.persistence.WebhookDeliveryEntity;
import org.headgate.webhooks.persistence.WebhookEndpointEntity;
import org.headgate.webhooks.persistence.WebhookSecretEntity;

/** Maps endpoints and deliveries to responses for administrators. */
final class WebhookMapper {

  private WebhookMapper() {}

  /**
   * @param secrets the secrets of this endpoint, and possibly of others
   */
  static WebhookEndpoint endpoint(
      WebhookEndpointEntity endpoint, List<WebhookSecretEntity> secrets) {
    return new WebhookEndpoint(
        endpoint.id(),
        endpoint.name(),
        endpoint.url(),
        endpoint.eventTypes(),
        endpoint.isActive(),
        endpoint.disabledReason(),
        endpoint.createdAt(),
        secrets.stream()
            .filter(secret -> secret.endpointId().equals(endpoint.id()))
            .map(secret -> new WebhookEndpoint.Secret(secret.id(), secret.createdAt()))
            .toList(),
        Optional.empty());
  }

  static WebhookDelivery delivery(WebhookDeliveryEntity row) {
    WebhookDeliveryState state = WebhookDeliveryState.named(row.state());
    return new WebhookDelivery(
        row.eventId(),
        row.eventType(),
        document(row.body()),
        state,
        row.attempts(),
        row.occurredAt(),
        row.lastAttemptAt(),
        Optional.of(row.nextAt()).filter(at -> state == WebhookDeliveryState.WAITING),
        row.error());
  }

  private static ObjectNode document(String body) {
    try {
      return JsonMappers.lenient().readValue(body, ObjectNode.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored event can be read", e);
    }
  }
}
