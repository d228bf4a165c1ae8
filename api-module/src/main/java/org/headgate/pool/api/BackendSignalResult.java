package org.headgate.pool.api;

/**
 * The result of cancelling or terminating a server process.
 *
 * @param state the state of the process at that moment, as pg_stat_activity names it
 * @param told false where the process had ended already
 */
public record BackendSignalResult(
    int pid, String application, String user, String state, boolean told) {}
