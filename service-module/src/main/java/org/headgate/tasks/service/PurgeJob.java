package org.headgate.tasks.service;

/**
 * Whoever keeps what has an end is a bean of this type: codes, sessions, entries of a log. The
 * housekeeping calls each every few minutes, again and again while there is something to remove, in
 * batches small enough that nobody waits for them.
 */
public interface PurgeJob {

  /** What is removed, in the plural, for the log. */
  String description();

  /**
   * Removes some of what is past its time, in one transaction of its own.
   *
   * @param limit the most that may be removed
   * @return how many were
   */
  int deleteBatch(int limit);
}
