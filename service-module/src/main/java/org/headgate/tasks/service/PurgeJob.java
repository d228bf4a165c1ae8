package org.headgate.tasks.service;

/**
 * SPI for the removal of expired data. Housekeeping calls each bean of this type every few minutes,
 * repeatedly while there is something to remove, in batches small enough that nobody waits for
 * them.
 */
public interface PurgeJob {

  /** The removed data in the plural, for the log. */
  String description();

  /**
   * Deletes some expired data in a transaction of its own.
   *
   * @param limit the most that may be removed
   * @return how many were
   */
  int deleteBatch(int limit);
}
