package org.headgate.pool.service.maintenance;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.headgate.config.database.PoolName;
import org.headgate.pool.service.guard.EndedBorrow;

/**
 * A connection in use without a borrower.
 *
 * @param since when it was first seen
 * @param takenBackAt when it was aborted and its place freed; empty while it could not be
 * @param out how long it had been in use by then
 * @param lastBorrower who had one at that time and has ended; empty where unknown
 */
public record LostConnection(
    PoolName pool,
    Instant since,
    Optional<Instant> takenBackAt,
    Duration out,
    Optional<EndedBorrow> lastBorrower) {}
