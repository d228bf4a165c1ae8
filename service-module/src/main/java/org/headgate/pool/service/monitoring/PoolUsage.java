package org.headgate.pool.service.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.headgate.config.database.PoolName;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.liberty.LibertyPoolMBeans;
import org.headgate.pool.service.liberty.PoolStatistics;

/**
 * What Liberty counts of a pool, as it is told to people: what the pool's own upkeep has out for a
 * moment is no use of it. Whoever tends the pool asks {@link LibertyPoolMBeans}.
 */
@ApplicationScoped
public class PoolUsage {

  @Inject LibertyPoolMBeans liberty;
  @Inject DatabaseGuard guard;

  /**
   * @return empty until the first connection of the pool is asked for
   */
  public Optional<PoolStatistics> statistics(PoolName pool) {
    int spare = guard.snapshot(pool).admission().spare();
    return liberty.statistics(pool).map(counted -> counted.apartFromUpkeep(spare));
  }
}
