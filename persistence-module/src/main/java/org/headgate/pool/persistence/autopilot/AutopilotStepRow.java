package org.headgate.pool.persistence.autopilot;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A step of the autopilot, as stored.
 *
 * @param outcome its name on the wire
 */
public record AutopilotStepRow(
    UUID id,
    String node,
    String pool,
    Optional<UUID> changeId,
    Instant begunAt,
    int beforeSize,
    int beforeOverflow,
    int afterSize,
    int afterOverflow,
    String reason,
    AutopilotFiguresRow seen,
    AutopilotFiguresRow expected,
    String outcome,
    Optional<AutopilotFiguresRow> measured,
    Optional<Instant> endedAt,
    Optional<String> explanation) {}
