package org.headgate.webhooks.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The delivery of one event to one endpoint.
 *
 * @param id sent to the receiver as webhook-id, the same at each attempt
 * @param eventType such as account.created
 * @param event the document that is sent
 * @param attempts begun since it was last queued
 * @param nextAt earliest time of the next attempt; empty where it does not wait
 * @param error why the last attempt failed; empty where it did not
 */
public record WebhookDelivery(
    UUID id,
    @Schema(example = "account.created") String eventType,
    @Schema(implementation = Object.class) ObjectNode event,
    WebhookDeliveryState state,
    int attempts,
    Instant occurredAt,
    Optional<Instant> lastAttemptAt,
    Optional<Instant> nextAt,
    Optional<String> error) {}
