package org.headgate.scheduling.persistence;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An execution that was given to this node.
 *
 * @param id the instant's own, the same for every attempt
 * @param token what the node shows when it says how it ended; a later assignment has a higher one
 * @param deaths how many of the attempts ended with their node
 * @param deferrals how often it was put off for a fault of the service itself
 * @param deferredSince when that began; empty when it never was
 * @param claimedAt the database's clock
 */
public record ClaimedExecution(
    UUID id,
    UUID schedule,
    Instant scheduledFor,
    int attempt,
    int deaths,
    long token,
    int deferrals,
    Optional<Instant> deferredSince,
    DueSchedule.Work work,
    Instant claimedAt) {}
