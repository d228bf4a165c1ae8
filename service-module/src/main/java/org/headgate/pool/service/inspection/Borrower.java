package org.headgate.pool.service.inspection;

import java.time.Duration;
import java.util.Optional;
import org.headgate.pool.api.BorrowerVerdict;
import org.headgate.pool.persistence.Backend;
import org.headgate.pool.service.guard.ConnectionBorrow;

/**
 * A borrower with the server process that probably works for it.
 *
 * @param certain whether no other borrower or process could be meant
 */
public record Borrower(
    ConnectionBorrow borrow,
    Duration held,
    Optional<Backend> backend,
    boolean certain,
    BorrowerVerdict verdict) {}
