package org.headgate.tasks.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.headgate.config.database.PoolName;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.GuardedWork;
import org.headgate.pool.service.guard.UnitOfWork;
import org.headgate.tasks.persistence.ExpiredRowRepository;
import org.headgate.tasks.persistence.ExpiringTable;

/** Removes what is past its time, for a {@link PurgeJob} of rows that know their own end. */
@ApplicationScoped
public class ExpiredRowsService {

  private static final GuardedWork WORK = GuardedWork.write(PoolName.PLATFORM, WorkPriority.JOBS);

  @Inject ExpiredRowRepository rows;
  @Inject UnitOfWork unit;
  @Inject Clock clock;

  /**
   * @param kept how long a row stays after its end
   * @return how many were removed
   */
  public int remove(ExpiringTable expiringTable, Duration kept, int limit) {
    return unit.call(WORK, () -> rows.remove(expiringTable, clock.instant().minus(kept), limit));
  }
}
