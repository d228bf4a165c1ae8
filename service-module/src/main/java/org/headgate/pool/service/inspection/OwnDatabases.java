package org.headgate.pool.service.inspection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.headgate.config.HeadgateSettings;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.Backend;
import org.headgate.pool.persistence.DatabaseProbe.ServerInfo;
import org.headgate.pool.service.monitoring.DatabaseMonitor;

/**
 * The databases on the platform's server that are ours: its own, and that of the user data if it is
 * on the same server. The server says their names, because those of the settings may be a pooler's.
 */
@ApplicationScoped
public class OwnDatabases {

  @Inject HeadgateSettings settings;
  @Inject DatabaseMonitor databaseMonitor;

  /** Whether a process is connected to one of them; none is before they have answered. */
  boolean has(Backend backend) {
    return settings.poolsOfTheServerOf(PoolName.PLATFORM).stream()
        .flatMap(pool -> databaseMonitor.server(pool).stream())
        .map(ServerInfo::database)
        .anyMatch(backend.database()::equals);
  }
}
