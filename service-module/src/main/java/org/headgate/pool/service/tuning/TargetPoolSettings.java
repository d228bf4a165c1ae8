package org.headgate.pool.service.tuning;

import org.headgate.config.database.PoolSettings;

/**
 * The settings that are wanted for a pool; the connection budget may allow less.
 *
 * @param tuned whether an operator changed it, so that it comes before what the environment says of
 *     the others
 */
record TargetPoolSettings(PoolSettings settings, boolean tuned) {}
