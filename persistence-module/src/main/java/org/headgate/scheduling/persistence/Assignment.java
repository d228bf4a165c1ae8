package org.headgate.scheduling.persistence;

import java.time.Instant;
import java.util.UUID;

/**
 * An execution that was given to this node.
 *
 * @param id the instant's own, the same for every attempt
 * @param token what the node shows when it says how it ended; a later assignment has a higher one
 * @param deaths how many of the attempts ended with their node
 * @param claimedAt the database's clock
 */
public record Assignment(
    UUID id,
    UUID schedule,
    Instant scheduledFor,
    int attempt,
    int deaths,
    long token,
    DueSchedule.Work work,
    Instant claimedAt) {}
