package org.headgate.webhooks.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.headgate.events.api.EventType;

/**
 * Where events are sent to, as administrators see it.
 *
 * @param eventTypes what it is told of
 * @param isActive false: nothing is sent, and what waited was given up
 * @param disabledReason why the service stopped sending; null where it did not
 * @param secrets one or two, each of which signs; what they are is shown to nobody again
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

  /** As whoever made it sees it once. */
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

  /** Without the secret, for logs. */
  @Override
  public String toString() {
    return "WebhookEndpoint[" + id + "]";
  }

  /** A secret, without what it is. */
  @Schema(name = "WebhookEndpointSecret")
  public record Secret(UUID id, Instant createdAt) {}
}
