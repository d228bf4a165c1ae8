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
   * @return how many rows were removed
   */
  public int removeSome(int limit) {
    return upkeep.removeIdle(clock.instant(), limit)
        + upkeep.removeSlots(clock.instant().minus(SLOTS_KEPT), limit)
        + upkeep.removeBeyond(MOST_PAGES, limit);
  }
}
