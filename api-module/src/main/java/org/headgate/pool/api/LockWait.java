package org.headgate.pool.api;

import java.util.List;

/**
 * A process that waits for a lock, and those that block it.
 *
 * @param wants the lock's mode and what it is on
 * @param blockedBy who holds it, or waits for it further ahead
 */
public record LockWait(
    int pid,
    String application,
    double waitedSeconds,
    String wants,
    String statement,
    List<Blocker> blockedBy) {

  public LockWait {
    blockedBy = List.copyOf(blockedBy);
  }

  /**
   * A process that blocks another.
   *
   * @param state as pg_stat_activity names it; one that is idle in transaction holds locks and does
   *     nothing
   */
  public record Blocker(
      int pid,
      String application,
      String user,
      String client,
      String state,
      double inTransactionSeconds,
      String statement) {}
}
