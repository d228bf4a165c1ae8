package org.headgate.tasks.service;

import java.time.Duration;
import org.headgate.pool.persistence.SharedValueQueries;

/**
 * A table of background tasks with its own db-scheduler. A node that misses several heartbeats of a
 * task counts as dead, and another one runs the task again.
 */
enum TaskQueue {
  /** Tasks that nobody waits for, such as notices and erasures. */
  ORDINARY("platform.scheduled_tasks", 4, Duration.ofSeconds(2), Duration.ofSeconds(10), 6),

  /** Tasks that somebody waits for, such as mails with codes. */
  URGENT("platform.urgent_tasks", 8, Duration.ofSeconds(1), Duration.ofSeconds(1), 5);

  private final String table;
  private final int workers;
  private final Duration polling;
  private final Duration heartbeat;
  private final int missedHeartbeats;

  TaskQueue(String table, int workers, Duration polling, Duration heartbeat, int missedHeartbeats) {
    this.table = table;
    this.workers = workers;
    this.polling = polling;
    this.heartbeat = heartbeat;
    this.missedHeartbeats = missedHeartbeats;
  }

  /** Its table in the platform database. */
  String table() {
    return table;
  }

  /**
   * A query for the time until which no node has anything to do with the table, in milliseconds
   * since 1970: 0 while a task is picked, null while there is none.
   */
  String quietUntil() {
    return """
        case when exists (select from %s where picked and last_heartbeat is not null) then 0 else (%s) end
        """
        .formatted(table, SharedValueQueries.millis("select min(execution_time) from " + table));
  }

  /** The number of concurrent tasks on one node. */
  int workers() {
    return workers;
  }

  /** How often a node looks for tasks that others have scheduled. */
  Duration polling() {
    return polling;
  }

  /** How often a node confirms that it is still running a task. */
  Duration heartbeat() {
    return heartbeat;
  }

  int missedHeartbeats() {
    return missedHeartbeats;
  }
}
