package org.headgate.pool.api;

import java.util.Optional;

/**
 * A statement that has been running for a long time.
 *
 * @param statement literals masked, at most 200 characters
 * @param waitsFor type of the wait event, if it waits
 */
public record LongQuery(
    int pid,
    String application,
    String user,
    String client,
    double seconds,
    Optional<String> waitsFor,
    String statement) {}
