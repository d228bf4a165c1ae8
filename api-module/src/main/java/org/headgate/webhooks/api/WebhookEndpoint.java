package org.headgate.webhooks.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.headgate.events.api.EventType;

/**
 * An endpoint for events, as administrators see it.
 *
 * @param eventTypes that it subscribes to
 * @param isActive false: nothing is sent, and waiting events were given up
 * @param disabledReason why the service stopped sending; empty where it did not
 * @param secrets one or two, each of which signs; their values are never shown again
 * @param secret its first secret, in the answer to its creation and nowhere else
 */
public record WebhookEndpoint(
    UUID id,
    @Schema(example = "Billing") String name,
    @Schema(example = "https://billing.example.org/hooks") String url,
    List<EventType> eventTypes,
    boolean isActive,
    Optional<String> disabledReason,
    Instant createdAt,
    List<Secret> secrets,
    @Schema(example = "whsec_...") Optional<String> secret) {

  public WebhookEndpoint {
    eventTypes = List.copyOf(eventTypes);
    secrets = List.copyOf(secrets);
  }

  /** The endpoint with its secret, shown once to whoever created it. */
  public WebhookEndpoint withSecret(String shown) {
    return new WebhookEndpoint(
        id,
        name,
        url,
        eventTypes,
        isActive,
        disabledReason,
        createdAt,
        secrets,
        Optional.of(shown));
  }

  /** Leaves out the secret, for logs. */
  @Override
  public String toString() {
    return "WebhookEndpoint[" + id + "]";
  }

  /** A secret, without its value. */
  @Schema(name = "WebhookEndpointSecret")
  public record Secret(UUID id, Instant createdAt) {}
}
