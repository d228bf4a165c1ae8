package org.headgate.config.database;

import java.time.Duration;

/**
 * Limits that the server itself enforces on each session of a pool. The driver's own limits end
 * with the driver: if a host vanished or a node froze, its connections and locks would remain for
 * the TCP timeout of two hours. Each limit is a little longer than the driver's, so that the
 * driver's more precise error comes first.
 *
 * @param statement longest run of a statement
 * @param lock longest wait for a lock
 * @param idleInTransaction how long a transaction may be idle
 */
public record SessionLimits(Duration statement, Duration lock, Duration idleInTransaction) {

  /** Work that waits longer for a lock holds a connection that others wait for. */
  private static final Duration MAX_LOCK_TIMEOUT = Duration.ofSeconds(10);

  /** Longer than any pause of a healthy node. */
  private static final Duration MIN_IDLE_TIMEOUT = Duration.ofSeconds(10);

  private static final Duration MARGIN_AFTER_DRIVER = Duration.ofSeconds(2);

  static SessionLimits of(PoolSettings pool) {
    Duration command = pool.commandTimeout();
    return new SessionLimits(
        command.plus(MARGIN_AFTER_DRIVER),
        command.compareTo(MAX_LOCK_TIMEOUT) < 0 ? command : MAX_LOCK_TIMEOUT,
        command.compareTo(MIN_IDLE_TIMEOUT) < 0 ? MIN_IDLE_TIMEOUT : command);
  }
}
