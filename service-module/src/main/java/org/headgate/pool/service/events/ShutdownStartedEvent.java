package org.headgate.pool.service.events;

/**
 * The node is about to stop: whoever works in the background takes nothing new and finishes what
 * runs. Fired asynchronously; the node waits for its observers within its limit.
 */
public record ShutdownStartedEvent() {}
