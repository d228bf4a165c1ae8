package org.headgate.pool.service.history;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.faults.DatabaseFault;
import org.headgate.pool.service.admission.RefusalReason;
import org.headgate.pool.service.guard.GuardListener;
import org.headgate.pool.service.guard.GuardedWork;

/** Counts the guard's events for the history, second by second. */
@ApplicationScoped
public class GuardEventCounter implements GuardListener {

  private final Map<PoolName, PoolCounters> pools = new EnumMap<>(PoolName.class);

  public GuardEventCounter() {
    for (PoolName pool : PoolName.values()) {
      pools.put(pool, new PoolCounters());
    }
  }

  @Override
  public void admitted(GuardedWork work, Duration waited) {
    pools.get(work.database()).admitted(waited);
  }

  @Override
  public void released(GuardedWork work, Duration held) {
    pools.get(work.database()).released(held);
  }

  @Override
  public void refused(GuardedWork work, RefusalReason refusalReason) {
    pools.get(work.database()).refused(refusalReason);
  }

  @Override
  public void faulted(GuardedWork work, DatabaseFault fault) {
    pools.get(work.database()).faulted();
  }

  PoolCounters of(PoolName pool) {
    return pools.get(pool);
  }
}
