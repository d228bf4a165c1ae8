package org.headgate.pool.api;

import java.util.Optional;

/**
 * The settings of a pool that an operator requests; those left out stay.
 *
 * @param poolSize connections kept, 1 to 500
 * @param maxOverflow connections above them, 0 to 500
 * @param timeoutSeconds wait for a connection, longer than the time to connect, which only a start
 *     changes
 * @param recycleSeconds age at which a connection is replaced, or -1 for never
 * @param confirmWithinSeconds how long the change may stand unconfirmed, 1 to 3600; 60 when left
 *     out
 */
public record PoolChangeRequest(
    Optional<Integer> poolSize,
    Optional<Integer> maxOverflow,
    Optional<Integer> timeoutSeconds,
    Optional<Integer> recycleSeconds,
    Optional<Integer> confirmWithinSeconds) {}
