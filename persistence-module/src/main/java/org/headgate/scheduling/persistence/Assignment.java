package org.headgate.scheduling.persistence;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An execution that was given to this node.
 *
 * @param id the instant's own, the same for every attempt
 * @param token what the node shows when it says how it ended; a later assignment has a higher one
 * @param deaths how many of the attempts ended with their node
 * @param action a JSON object
 * @param secret of a webhook, sealed
 * @param failures how many executions of the schedule failed in a row
 * @param claimedAt the database's clock
 */
public record Assignment(
    UUID id,
    UUID schedule,
    Optional<UUID> owner,
    Instant scheduledFor,
    int attempt,
    int deaths,
    long token,
    String action,
    Optional<byte[]> secret,
    int maxAttempts,
    Duration initialDelay,
    Duration maxDelay,
    int failures,
    Instant claimedAt) {}
