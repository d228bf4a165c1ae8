package org.headgate.pool.api;

import java.util.Optional;

/**
 * A statement that runs for long.
 *
 * @param statement literals masked, at most 200 characters
 * @param waitsFor what kind of thing it waits for, if it waits
 */
public record LongQuery(
    int pid,
    String application,
    String user,
    String client,
    double seconds,
    Optional<String> waitsFor,
    String statement) {}
