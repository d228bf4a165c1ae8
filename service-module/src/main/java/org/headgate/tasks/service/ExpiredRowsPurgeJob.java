package org.headgate.tasks.service;

import jakarta.inject.Inject;
import java.time.Duration;
import org.headgate.tasks.persistence.ExpiringTable;

/** Removes rows that know their own end, some time after it. */
public abstract class ExpiredRowsPurgeJob implements PurgeJob {

  private final String what;
  private final ExpiringTable expiringTable;
  private final Duration kept;

  @Inject ExpiredRowsService expiredRowsService;

  /**
   * @param what the rows in the plural, for the log
   * @param kept how long a row stays after its end
   */
  protected ExpiredRowsPurgeJob(String what, ExpiringTable expiringTable, Duration kept) {
    this.what = what;
    this.expiringTable = expiringTable;
    this.kept = kept;
  }

  @Override
  public String description() {
    return what;
  }

  @Override
  public int deleteBatch(int limit) {
    return expiredRowsService.remove(expiringTable, kept, limit);
  }
}
