package org.headgate.pool.persistence;

import java.util.UUID;

/**
 * What one live node may hold of the connection budget, all its pools together.
 *
 * @param wanted what it would hold if there were enough
 * @param granted what it may hold; it never holds more
 */
public record NodeLease(UUID nodeId, int wanted, int granted) {}
