package org.headgate.pool.service;

import org.headgate.pool.DatabaseName;
import org.headgate.pool.PoolChange;

/**
 * A change that is in force and waits to be confirmed.
 *
 * @param formerly what is wanted of the pool again when the change is taken back; the budget may
 *     have left less of it
 * @param usual how hard the pool was to get into before
 */
record OpenChange(DatabaseName pool, PoolChange change, PoolWish formerly, PoolPressure usual) {}
