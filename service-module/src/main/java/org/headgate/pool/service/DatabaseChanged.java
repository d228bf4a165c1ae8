package org.headgate.pool.service;

import java.util.Optional;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.persistence.DatabaseFault;

/**
 * The watch found a database up that was not, or down that was not known to be. Fired once for each
 * change, on the thread of the watch.
 *
 * @param fault why it is down, where the reason is a fault of the database
 */
public record DatabaseChanged(
    DatabaseName database,
    DatabaseCondition before,
    DatabaseCondition now,
    Optional<DatabaseFault> fault) {}
