package org.headgate.ratelimit.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import org.headgate.config.settings.NetworkSettings;
import org.headgate.ratelimit.persistence.AttemptLedgerPurgeRepository;

/** Deletes attempts that no limit counts any more, one batch in a transaction. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class AttemptLedgerPurgeService {

  /** The maximum number of ledger rows, about 300 bytes each. */
  private static final long MAX_ROWS = 500_000;

  private static final Duration SLOTS_KEPT = NetworkSettings.WINDOW.multipliedBy(2);

  @PersistenceContext(unitName = "platform")
  EntityManager entityManager;

  @Inject Clock clock;

  /**
   * @return how many rows were removed, at most the limit
   */
  public int deleteBatch(int limit) {
    AttemptLedgerPurgeRepository purger = new AttemptLedgerPurgeRepository(entityManager);
    int removed = purger.removeIdle(clock.instant(), limit);
    if (removed < limit) {
      removed += purger.removeSlots(clock.instant().minus(SLOTS_KEPT), limit - removed);
    }
    if (removed < limit) {
      removed += purger.deleteBeyond(MAX_ROWS, limit - removed);
    }
    return removed;
  }
}
