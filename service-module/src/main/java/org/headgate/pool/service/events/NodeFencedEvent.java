package org.headgate.pool.service.events;

/**
 * CDI event: this node may open no connections of the business pools any more, or may again.
 *
 * @param fenced whether it may not
 */
public record NodeFencedEvent(boolean fenced) {}
