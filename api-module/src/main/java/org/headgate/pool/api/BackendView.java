package org.headgate.pool.api;

import java.util.Optional;

/**
 * A client process of the platform's server.
 *
 * @param client address of the client, {@code local} for a Unix socket
 * @param state as pg_stat_activity names it; {@code hidden} where our role may not see it
 * @param stateSeconds since it came into its state
 * @param transactionSeconds since its transaction began; empty outside of one
 * @param waitsFor type of the wait event, if it waits
 * @param statement its present or last statement, literals masked, at most 200 characters
 * @param ours whether it is connected to one of our databases, so that it can be ended from here
 */
public record BackendView(
    int pid,
    String application,
    String user,
    String client,
    String state,
    double stateSeconds,
    Optional<Double> transactionSeconds,
    Optional<String> waitsFor,
    String statement,
    boolean ours) {}
