package org.headgate.scheduling.persistence;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.headgate.scheduling.api.ExecutionKind;

/**
 * An execution that was assigned to this node.
 *
 * @param id the id of the instant, the same for every attempt
 * @param token proves the assignment when the node reports the result; a later assignment has a
 *     higher one
 * @param deaths how many attempts ended because their node died
 * @param deferrals how often it was deferred for a fault of the service itself
 * @param deferredSince when the deferrals since its latest attempt began; empty when there were
 *     none
 * @param claimedAt the database's clock
 */
public record ClaimedExecution(
    UUID id,
    UUID scheduleId,
    Instant scheduledFor,
    ExecutionKind kind,
    int attempt,
    int deaths,
    long token,
    int deferrals,
    Optional<Instant> deferredSince,
    DueSchedule.Work work,
    Instant claimedAt) {}
