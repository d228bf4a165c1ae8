package org.headgate.pool.api;

/**
 * The number of connections of one application in one state.
 *
 * @param state as pg_stat_activity names it
 * @param longestSeconds how long the longest of them is in the state
 */
public record ConnectionCount(
    String application, String user, String state, int count, double longestSeconds) {}
