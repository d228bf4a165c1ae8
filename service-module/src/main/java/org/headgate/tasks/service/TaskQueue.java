package org.headgate.tasks.service;

import java.time.Duration;

/**
 * A table of background tasks with a db-scheduler of its own. A node that has not shown for so many
 * heartbeats that it is still at a task is taken for dead, and another one begins it again.
 */
enum TaskQueue {
  /** Nobody waits for them: notices, erasures. */
  ORDINARY("platform.scheduled_tasks", 4, Duration.ofSeconds(2), Duration.ofSeconds(10), 6),

  /** Somebody waits for them at a screen: codes. */
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

  /** The table of the platform database where its tasks wait. */
  String table() {
    return table;
  }

  /** How many are carried out at once on one node. */
  int workers() {
    return workers;
  }

  /** How often a node looks for what others have ordered. */
  Duration polling() {
    return polling;
  }

  /** How often a node shows that it is still at a task. */
  Duration heartbeat() {
    return heartbeat;
  }

  int missedHeartbeats() {
    return missedHeartbeats;
  }
}
