package org.headgate.pool.service.events;

import java.util.Optional;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.faults.DatabaseFault;

/**
 * The watch found a database up that was not, or down that was not known to be. Fired once for each
 * change, on the thread of the watch.
 *
 * @param fault why it is down, where the reason is a fault of the database
 */
public record DatabaseStatusChangedEvent(
    PoolName database, DatabaseStatus before, DatabaseStatus now, Optional<DatabaseFault> fault) {}
