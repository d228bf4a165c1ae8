package org.headgate.pool.service.monitoring;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.headgate.config.database.PoolName;
import org.headgate.pool.service.events.DatabaseAvailableEvent;

/**
 * Whether the platform database has the tables of this version and answers now. Whatever keeps a
 * copy of its state in the database asks here first.
 */
@ApplicationScoped
public class PlatformAvailability {

  /** Before all work that begins with the database. */
  private static final int FIRST = DatabaseAvailableEvent.WORK - 1;

  @Inject DatabaseMonitor databaseMonitor;

  private volatile boolean isMigrated;

  void onAvailable(@Observes @Priority(FIRST) DatabaseAvailableEvent event) {
    if (event.database() == PoolName.PLATFORM) {
      isMigrated = true;
    }
  }

  public boolean isAvailable() {
    return isMigrated && databaseMonitor.status(PoolName.PLATFORM).isUp();
  }
}
