package org.headgate.scheduling.api;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One attempt at one instant of a schedule.
 *
 * @param id the id of the instant, the same for all its attempts; a webhook carries it as
 *     webhook-id
 * @param attempt counted from 1
 * @param error what went wrong, in words; while it waits, what it waits for
 * @param deferrals how often it was deferred for a fault of the service itself, such as an
 *     unreachable mail server: these count neither as attempts nor as failures
 */
public record Execution(
    UUID id,
    UUID scheduleId,
    ExecutionKind kind,
    Instant scheduledFor,
    Optional<Instant> startedAt,
    Optional<Instant> finishedAt,
    int attempt,
    ExecutionOutcome outcome,
    Optional<String> error,
    int deferrals) {}
