package org.headgate.pool.service.inspection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.headgate.config.HeadgateSettings;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.Backend;

/**
 * Which databases of the platform's server are ours: its own, and that of the user data where it is
 * on the same server.
 */
@ApplicationScoped
public class OwnDatabases {

  @Inject HeadgateSettings settings;

  /** Whether a process works in one of them. */
  boolean has(Backend backend) {
    return settings.poolsOfTheServerOf(PoolName.PLATFORM).stream()
        .map(pool -> settings.database(pool).url().database())
        .anyMatch(backend.database()::equals);
  }
}
