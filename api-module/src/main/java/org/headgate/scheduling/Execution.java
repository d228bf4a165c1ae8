package org.headgate.scheduling;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One attempt at one instant of a schedule.
 *
 * @param id the instant's own, the same for all its attempts; a webhook carries it as webhook-id
 * @param attempt counted from 1
 * @param error what went wrong, in words
 */
public record Execution(
    UUID id,
    UUID scheduleId,
    ExecutionKind kind,
    Instant scheduledFor,
    Optional<Instant> startedAt,
    Optional<Instant> finishedAt,
    int attempt,
    Outcome outcome,
    Optional<String> error) {}
