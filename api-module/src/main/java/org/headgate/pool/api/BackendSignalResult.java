package org.headgate.pool.api;

/**
 * A process of the server that was told to stop what it does, or to go.
 *
 * @param state in which it was told, as pg_stat_activity names it
 * @param told false where it was gone already
 */
public record BackendSignalResult(
    int pid, String application, String user, String state, boolean told) {}
