package org.headgate.scheduling.service.dispatch;

import java.time.Duration;

/**
 * How a node executes schedules.
 *
 * @param workers threads that execute actions, at least 1
 * @param polling longest time between two polls of the database
 * @param lease time without a heartbeat after which a node counts as dead; longer than any pause of
 *     a healthy one
 * @param renewal interval of heartbeats
 * @param upkeep interval of the recovery of orphans
 */
public record DispatchSettings(
    int workers, Duration polling, Duration lease, Duration renewal, Duration upkeep) {

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
    return new DispatchSettings(count, polling, lease, renewal, upkeep);
  }

  public DispatchSettings {
    if (workers < 1 || lease.compareTo(renewal.multipliedBy(2)) < 0) {
      throw new IllegalArgumentException(
          "at least one worker, and a lease of two renewals: %s, %s, %s"
              .formatted(workers, lease, renewal));
    }
  }
}
