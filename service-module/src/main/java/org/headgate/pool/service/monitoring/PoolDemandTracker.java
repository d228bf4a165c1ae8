package org.headgate.pool.service.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.headgate.config.database.PoolName;
import org.headgate.pool.service.admission.RefusalReason;
import org.headgate.pool.service.guard.GuardListener;
import org.headgate.pool.service.guard.GuardedWork;

/** Records the demand on each pool in the last 15 minutes, for advice and diagnosis. */
@ApplicationScoped
public class PoolDemandTracker implements GuardListener {
  private static final int RECENT_SECONDS = 15;
  private static final int MINUTE_SECONDS = 60;

  private final Map<PoolName, DemandWindow> windows = new EnumMap<>(PoolName.class);

  public PoolDemandTracker() {
    this(System::nanoTime);
  }

  PoolDemandTracker(LongSupplier nanos) {
    for (PoolName pool : PoolName.values()) {
      windows.put(pool, new DemandWindow(nanos));
    }
  }

  @Override
  public void admitted(GuardedWork work, Duration waited) {
    windows.get(work.database()).admitted(waited);
  }

  @Override
  public void released(GuardedWork work, Duration held) {
    windows.get(work.database()).released(held);
  }

  @Override
  public void refused(GuardedWork work, RefusalReason refusalReason) {
    if (refusalReason.isLackOfCapacity()) {
      windows.get(work.database()).refused();
    }
  }

  /**
   * The demand of the last minute.
   *
   * @param waits present waits, which are included
   */
  public DemandSnapshot of(PoolName pool, List<Duration> waits) {
    return windows.get(pool).demand(MINUTE_SECONDS, waits);
  }

  /** The demand of the last 15 minutes, on which advice about sizes is based. */
  public DemandSnapshot overTime(PoolName pool) {
    return windows.get(pool).demand(DemandWindow.SECONDS, List.of());
  }

  /** The demand of the last 15 seconds: older problems harm nobody now. */
  public DemandSnapshot recent(PoolName pool) {
    return windows.get(pool).demand(RECENT_SECONDS, List.of());
  }
}
