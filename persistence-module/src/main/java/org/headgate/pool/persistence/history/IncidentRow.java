package org.headgate.pool.persistence.history;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An incident as a list shows it.
 *
 * @param endedAt empty while it lasts
 */
public record IncidentRow(
    UUID id,
    String node,
    String code,
    Optional<String> pool,
    String title,
    Instant beganAt,
    Optional<Instant> endedAt) {}
