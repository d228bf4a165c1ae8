package org.headgate.pool.service.inspection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.headgate.config.HeadgateSettings;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.Backend;

/**
 * The databases on the platform's server that are ours: its own, and that of the user data if it is
 * on the same server.
 */
@ApplicationScoped
public class OwnDatabases {

  @Inject HeadgateSettings settings;

  /** Whether a process is connected to one of them. */
  boolean has(Backend backend) {
    return settings.poolsOfTheServerOf(PoolName.PLATFORM).stream()
        .map(pool -> settings.database(pool).url().database())
        .anyMatch(backend.database()::equals);
  }
}
