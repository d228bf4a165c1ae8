package org.headgate.retention.service;

import jakarta.inject.Inject;
import java.time.Duration;
import org.headgate.retention.persistence.Expiry;

/** Removes rows that know their own end, some time after it. */
public abstract class ExpiredRowsPurge implements Purge {

  private final String what;
  private final Expiry expiry;
  private final Duration kept;

  @Inject Retention retention;

  /**
   * @param what the rows in the plural, for the log
   * @param kept how long a row stays after its end
   */
  protected ExpiredRowsPurge(String what, Expiry expiry, Duration kept) {
    this.what = what;
    this.expiry = expiry;
    this.kept = kept;
  }

  @Override
  public String what() {
    return what;
  }

  @Override
  public int removeSome(int limit) {
    return retention.remove(expiry, kept, limit);
  }
}
