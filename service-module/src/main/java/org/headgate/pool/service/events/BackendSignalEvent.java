package org.headgate.pool.service.events;

/**
 * CDI event: somebody cancelled a statement or terminated a process of the server.
 *
 * @param actor who
 */
public record BackendSignalEvent(int pid, String actor) {}
