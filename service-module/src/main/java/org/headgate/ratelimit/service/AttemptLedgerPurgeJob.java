package org.headgate.ratelimit.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.headgate.config.database.PoolName;
import org.headgate.config.settings.NetworkSettings;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.GuardedWork;
import org.headgate.pool.service.guard.UnitOfWork;
import org.headgate.ratelimit.persistence.AttemptLedgerPurger;
import org.headgate.tasks.service.PurgeJob;

/** Removes attempts that no limit counts any more, so that a flood leaves nothing behind. */
@ApplicationScoped
public class AttemptLedgerPurgeJob implements PurgeJob {

  private static final GuardedWork WORK = GuardedWork.write(PoolName.PLATFORM, WorkPriority.JOBS);

  /** Pages of the ledger that are kept at most, some 300 bytes each. */
  private static final long MOST_PAGES = 500_000;

  private static final Duration SLOTS_KEPT = NetworkSettings.WINDOW.multipliedBy(2);

  @Inject AttemptLedgerPurger upkeep;
  @Inject UnitOfWork unit;
  @Inject Clock clock;

  @Override
  public String description() {
    return "counts of attempts";
  }

  @Override
  public int deleteBatch(int limit) {
    return unit.call(WORK, () -> removed(limit));
  }

  private int removed(int limit) {
    int removed = upkeep.removeIdle(clock.instant(), limit);
    if (removed < limit) {
      removed += upkeep.removeSlots(clock.instant().minus(SLOTS_KEPT), limit - removed);
    }
    if (removed < limit) {
      removed += upkeep.deleteBeyond(MOST_PAGES, limit - removed);
    }
    return removed;
  }
}
