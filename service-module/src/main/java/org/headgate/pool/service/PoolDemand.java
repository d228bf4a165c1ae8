package org.headgate.pool.service;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.headgate.pool.DatabaseName;

/** Keeps what was asked of each pool in the last minute; advice and diagnosis read it. */
@ApplicationScoped
public class PoolDemand implements GuardListener {
  private static final int LATELY_SECONDS = 15;

  private final Map<DatabaseName, DemandWindow> windows = new EnumMap<>(DatabaseName.class);

  public PoolDemand() {
    this(System::nanoTime);
  }

  PoolDemand(LongSupplier nanos) {
    for (DatabaseName pool : DatabaseName.values()) {
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
  public void refused(GuardedWork work, Refusal refusal) {
    if (refusal.isForLackOfRoom()) {
      windows.get(work.database()).refused();
    }
  }

  /** Of the last minute. */
  public Demand of(DatabaseName pool) {
    return windows.get(pool).demand();
  }

  /** Of the last quarter of a minute: what was longer ago harms nobody now. */
  public Demand latelyOf(DatabaseName pool) {
    return windows.get(pool).demand(LATELY_SECONDS);
  }
}
