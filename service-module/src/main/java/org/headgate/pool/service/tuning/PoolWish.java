package org.headgate.pool.service.tuning;

import org.headgate.config.database.PoolSettings;

/**
 * What is wanted of a pool; the budget may leave less of it.
 *
 * @param tuned whether an operator changed it, so that it comes before what the environment says of
 *     the others
 */
record PoolWish(PoolSettings settings, boolean tuned) {}
