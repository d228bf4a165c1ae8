package org.headgate.retention.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.service.GuardedWork;
import org.headgate.pool.service.UnitOfWork;
import org.headgate.pool.service.WorkClass;
import org.headgate.retention.persistence.ExpiredRows;
import org.headgate.retention.persistence.Expiry;

/** Removes what is past its time, for a {@link Purge} of rows that know their own end. */
@ApplicationScoped
public class Retention {

  private static final GuardedWork WORK = GuardedWork.write(DatabaseName.PLATFORM, WorkClass.JOBS);

  @Inject ExpiredRows rows;
  @Inject UnitOfWork unit;
  @Inject Clock clock;

  /**
   * @param kept how long a row stays after its end
   * @return how many were removed
   */
  public int remove(Expiry expiry, Duration kept, int limit) {
    return unit.call(WORK, () -> rows.remove(expiry, clock.instant().minus(kept), limit));
  }
}
