package org.headgate.pool.insight.service;

import java.time.Duration;
import java.util.Optional;
import org.headgate.pool.Verdict;
import org.headgate.pool.persistence.Backend;
import org.headgate.pool.service.Borrow;

/**
 * A borrower with the server's process that seems to work for it.
 *
 * @param certain whether no other borrower or process could be meant
 */
public record Borrower(
    Borrow borrow, Duration held, Optional<Backend> backend, boolean certain, Verdict verdict) {}
