package org.headgate.pool.service.events;

/**
 * CDI event: the node is about to stop. Background work accepts nothing new and finishes what runs.
 * Fired asynchronously; the node waits for its observers within its limit.
 */
public record ShutdownStartedEvent() {}
