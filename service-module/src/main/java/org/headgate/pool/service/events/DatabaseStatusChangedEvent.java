package org.headgate.pool.service.events;

import java.util.Optional;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.faults.DatabaseFault;

/**
 * CDI event: the monitor found a database up or down that was not so before. Fired once for each
 * change, on the monitor's thread.
 *
 * @param fault why it is down, where the reason is a fault of the database
 */
public record DatabaseStatusChangedEvent(
    PoolName database, DatabaseStatus before, DatabaseStatus now, Optional<DatabaseFault> fault) {}
