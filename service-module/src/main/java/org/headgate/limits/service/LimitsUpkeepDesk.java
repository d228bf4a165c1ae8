package org.headgate.limits.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.headgate.limits.persistence.LimitsUpkeep;
import org.headgate.settings.NetworkSettings;

/** Removes what no limit counts any more, a batch in a transaction. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class LimitsUpkeepDesk {

  /** Pages of the ledger that are kept at most, some 300 bytes each. */
  static final long MOST_PAGES = 500_000;

  private static final Duration SLOTS_KEPT = NetworkSettings.WINDOW.multipliedBy(2);

  @Inject LimitsUpkeep upkeep;
  @Inject Clock clock;

  /**
   * @param limit the most that may be removed
   * @return how many rows were
   */
  public int removeSome(int limit) {
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
