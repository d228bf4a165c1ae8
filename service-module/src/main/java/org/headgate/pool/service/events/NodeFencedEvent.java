package org.headgate.pool.service.events;

/**
 * This node may open no connection of the business pools any more, or may again.
 *
 * @param fenced whether it may not
 */
public record NodeFencedEvent(boolean fenced) {}
