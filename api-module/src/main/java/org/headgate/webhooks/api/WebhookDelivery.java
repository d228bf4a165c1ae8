package org.headgate.webhooks.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One event on its way to one end point.
 *
 * @param id what the receiver gets as webhook-id, at each attempt the same
 * @param eventType such as account.created
 * @param event the document that is sent
 * @param attempts how many were begun since it was last put into the queue
 * @param nextAt when it is sent at the earliest; null where it does not wait
 * @param error how the last attempt failed; null where it did not
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
