package org.headgate.config.database;

import java.time.Duration;

/**
 * What the server itself holds each session of a pool to. The driver's own limits end with the
 * driver: a host that vanished, or a node that stands still, would otherwise keep its connections
 * and locks for as long as TCP does, two hours. Each is a little longer than the driver's, so that
 * the one that tells more comes first.
 *
 * @param statement longest run of a statement
 * @param lock longest wait for a lock
 * @param idleInTransaction how long a transaction may do nothing
 */
public record SessionLimits(Duration statement, Duration lock, Duration idleInTransaction) {

  /** Who waits longer for a lock holds a connection that others wait for. */
  private static final Duration LONGEST_LOCK = Duration.ofSeconds(10);

  /** No pause of a healthy node is as long. */
  private static final Duration SHORTEST_IDLE = Duration.ofSeconds(10);

  private static final Duration AFTER_THE_DRIVER = Duration.ofSeconds(2);

  static SessionLimits of(PoolSettings pool) {
    Duration command = pool.commandTimeout();
    return new SessionLimits(
        command.plus(AFTER_THE_DRIVER),
        command.compareTo(LONGEST_LOCK) < 0 ? command : LONGEST_LOCK,
        command.compareTo(SHORTEST_IDLE) < 0 ? SHORTEST_IDLE : command);
  }
}
