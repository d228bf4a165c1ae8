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

  private final String description;
  private final ExpiringTable expiringTable;
  private final Duration retention;

  @Inject ExpiredRowsService expiredRowsService;
  @Inject DatabaseGuard guard;
  @Inject Clock clock;

  /**
   * @param description the rows in the plural, for the log
   * @param retention how long a row stays after its expiry
   */
  protected ExpiredRowsPurgeJob(
      String description, ExpiringTable expiringTable, Duration retention) {
    this.description = description;
    this.expiringTable = expiringTable;
    this.retention = retention;
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public int deleteBatch(int limit) {
    return guard.call(
        WORK,
        () -> expiredRowsService.remove(expiringTable, clock.instant().minus(retention), limit));
  }
}
