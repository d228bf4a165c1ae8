package org.headgate.pool.service;

import org.headgate.pool.DatabaseName;
import org.headgate.pool.PoolChange;
import org.headgate.pool.PoolSettings;

/**
 * A change that is in force and waits to be confirmed.
 *
 * @param former what the pool goes back to
 * @param usual how hard the pool was to get into before
 */
record OpenChange(DatabaseName pool, PoolChange change, PoolSettings former, PoolPressure usual) {}
