package org.headgate.administration.api;

/**
 * The number of accounts that a search finds, counted up to 1,000.
 *
 * @param isComplete false where there are more than were counted
 */
public record AccountCount(int count, boolean isComplete) {}
