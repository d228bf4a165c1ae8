package org.headgate.limits.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.headgate.limits.persistence.LimitsUpkeep;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.service.GuardedWork;
import org.headgate.pool.service.UnitOfWork;
import org.headgate.pool.service.WorkClass;
import org.headgate.retention.service.Purge;
import org.headgate.settings.NetworkSettings;

/** Removes attempts that no limit counts any more, so that a flood leaves nothing behind. */
@ApplicationScoped
public class LimitsPurge implements Purge {

  private static final GuardedWork WORK = GuardedWork.write(DatabaseName.PLATFORM, WorkClass.JOBS);

  /** Pages of the ledger that are kept at most, some 300 bytes each. */
  private static final long MOST_PAGES = 500_000;

  private static final Duration SLOTS_KEPT = NetworkSettings.WINDOW.multipliedBy(2);

  @Inject LimitsUpkeep upkeep;
  @Inject UnitOfWork unit;
  @Inject Clock clock;

  @Override
  public String what() {
    return "counts of attempts";
  }

  @Override
  public int removeSome(int limit) {
    return unit.call(WORK, () -> removed(limit));
  }

  private int removed(int limit) {
    int removed = upkeep.removeIdle(clock.instant(), limit);
    if (removed < limit) {
      removed += upkeep.removeSlots(clock.instant().minus(SLOTS_KEPT), limit - removed);
    }
    if (removed < limit) {
      removed += upkeep.removeBeyond(MOST_PAGES, limit - removed);
    }
    return removed;
  }
}
