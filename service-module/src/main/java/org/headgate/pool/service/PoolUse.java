package org.headgate.pool.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.liberty.LibertyPools;
import org.headgate.pool.liberty.PoolStatistics;

/**
 * What Liberty counts of a pool, as it is told to people: what the pool's own upkeep has out for a
 * moment is no use of it. Whoever tends the pool asks {@link LibertyPools}.
 */
@ApplicationScoped
public class PoolUse {

  @Inject LibertyPools liberty;
  @Inject DatabaseGuard guard;

  /**
   * @return empty until the first connection of the pool is asked for
   */
  public Optional<PoolStatistics> statistics(DatabaseName pool) {
    int spare = guard.snapshot(pool).admission().spare();
    return liberty.statistics(pool).map(counted -> counted.apartFromUpkeep(spare));
  }
}
