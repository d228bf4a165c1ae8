package org.headgate.tasks.service;

import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.headgate.config.database.PoolName;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;
import org.headgate.tasks.persistence.ExpiringTable;

/** Deletes rows with an expiry column, some time after their expiry. */
public abstract class ExpiredRowsPurgeJob implements PurgeJob {

  private static final GuardedWork WORK = GuardedWork.write(PoolName.PLATFORM, WorkPriority.JOBS);

  private final String what;
  private final ExpiringTable expiringTable;
  private final Duration retention;

  @Inject ExpiredRowsService expiredRowsService;
  @Inject DatabaseGuard guard;
  @Inject Clock clock;

  /**
   * @param what the rows in the plural, for the log
   * @param retention how long a row stays after its expiry
   */
  protected ExpiredRowsPurgeJob(String what, ExpiringTable expiringTable, Duration retention) {
    this.what = what;
    this.expiringTable = expiringTable;
    this.retention = retention;
  }

  @Override
  public String description() {
    return what;
  }

  @Override
  public int deleteBatch(int limit) {
    return guard.call(
        WORK,
        () -> expiredRowsService.remove(expiringTable, clock.instant().minus(retention), limit));
  }
}
