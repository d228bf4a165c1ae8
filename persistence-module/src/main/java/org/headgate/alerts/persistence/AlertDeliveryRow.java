package org.headgate.alerts.persistence;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What an end point was told, or is to be told.
 *
 * @param nextAt no attempt begins before
 * @param gaveUp whether no attempt begins at all
 */
public record AlertDeliveryRow(
    UUID alertId,
    UUID endpointId,
    String event,
    String node,
    int attempts,
    Instant nextAt,
    Optional<Instant> sentAt,
    boolean gaveUp,
    Optional<String> error) {}
