package org.headgate.administration.api;

/**
 * How many accounts a search finds, counted as far as 1,000.
 *
 * @param isComplete false where there are more than were counted
 */
public record AccountCount(int count, boolean isComplete) {}
