package org.headgate.scheduling.api;

import java.time.Instant;

/**
 * Past instants to be executed now, unless they were executed before.
 *
 * @param from included
 * @param to included, not in the future; there may be 1,000 instants between them
 */
public record BackfillRequest(Instant from, Instant to) {}
