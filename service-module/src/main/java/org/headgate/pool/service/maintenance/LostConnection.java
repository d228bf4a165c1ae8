package org.headgate.pool.service.maintenance;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.headgate.config.database.PoolName;
import org.headgate.pool.service.guard.EndedBorrow;

/**
 * A connection that is out of its pool while nobody who borrowed one has it.
 *
 * @param since when it was first seen
 * @param takenBackAt when it was cut and its place set free; empty while it could not be
 * @param out how long it had been out then
 * @param lastBorrower who had one when it was borrowed, and has ended; empty where nobody is known
 */
public record LostConnection(
    PoolName pool,
    Instant since,
    Optional<Instant> takenBackAt,
    Duration out,
    Optional<EndedBorrow> lastBorrower) {}
