package org.headgate.alerts.api;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A notification of an alert to an endpoint.
 *
 * @param node the one that sent it, or tries to
 * @param sentAt empty until it is sent
 * @param gaveUp true: it is not tried again
 * @param error why the latest attempt failed
 */
public record AlertDelivery(
    UUID endpointId,
    AlertEventType event,
    String node,
    int attempts,
    Optional<Instant> sentAt,
    boolean gaveUp,
    Optional<String> error) {}
