package org.headgate.bench;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.headgate.scheduling.persistence.DispatchRepository;
import org.headgate.scheduling.persistence.ScheduleClaim;

/** Counts which claims were tried and which were won, for schedules that each have one instant. */
final class CountedClaims extends DispatchRepository {

  private final AtomicLong tried;
  private final AtomicLong won;

  CountedClaims(DataSource pool, AtomicLong tried, AtomicLong won) {
    super(pool);
    this.tried = tried;
    this.won = won;
  }

  @Override
  public List<Claimed> claim(UUID nodeId, List<ScheduleClaim> claims) {
    List<Claimed> claimed = super.claim(nodeId, claims);
    tried.addAndGet(claims.size());
    won.addAndGet(claimed.size());
    return claimed;
  }
}
