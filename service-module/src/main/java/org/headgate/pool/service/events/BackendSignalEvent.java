package org.headgate.pool.service.events;

/**
 * Somebody told a process of the server to stop its statement, or to go.
 *
 * @param actor who
 */
public record BackendSignalEvent(int pid, String actor) {}
