package org.headgate.scheduling.service.dispatch;

import java.time.Duration;

/**
 * How a node executes schedules.
 *
 * @param workers threads that execute actions, at least 1
 * @param pollingInterval longest time between two polls of the database
 * @param lease time without a heartbeat after which a node counts as dead; longer than any pause of
 *     a healthy one
 * @param heartbeatInterval between two heartbeats of a node
 * @param recoveryInterval between two searches for orphaned executions
 */
public record DispatchSettings(
    int workers,
    Duration pollingInterval,
    Duration lease,
    Duration heartbeatInterval,
    Duration recoveryInterval) {

  /** 16 workers, a poll every second, dead after 15 s. */
  public static final DispatchSettings DEFAULT =
      new DispatchSettings(
          16,
          Duration.ofSeconds(1),
          Duration.ofSeconds(15),
          Duration.ofSeconds(3),
          Duration.ofSeconds(5));

  /** The same settings with another number of workers. */
  public DispatchSettings withWorkers(int count) {
    return new DispatchSettings(count, pollingInterval, lease, heartbeatInterval, recoveryInterval);
  }

  public DispatchSettings {
    if (workers < 1 || lease.compareTo(heartbeatInterval.multipliedBy(2)) < 0) {
      throw new IllegalArgumentException(
          "at least one worker, and a lease of two renewals: %s, %s, %s"
              .formatted(workers, lease, heartbeatInterval));
    }
  }
}
