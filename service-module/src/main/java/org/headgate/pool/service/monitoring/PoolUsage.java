package org.headgate.pool.service.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.headgate.config.database.PoolName;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.liberty.LibertyPoolMBeans;
import org.headgate.pool.service.liberty.PoolStatistics;

/**
 * Liberty's figures of a pool as shown to people: connections briefly used by the pool's own
 * maintenance do not count as in use. Maintenance itself reads {@link LibertyPoolMBeans}.
 */
@ApplicationScoped
public class PoolUsage {

  @Inject LibertyPoolMBeans liberty;
  @Inject DatabaseGuard guard;

  /**
   * @return empty until the first connection of the pool is requested
   */
  public Optional<PoolStatistics> statistics(PoolName pool) {
    int maintenance = guard.snapshot(pool).admission().maintenance();
    return liberty.statistics(pool).map(counted -> counted.withoutMaintenance(maintenance));
  }
}
