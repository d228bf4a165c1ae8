package org.headgate.scheduling.service.dispatch;

import java.time.Duration;

/**
 * How a node executes schedules.
 *
 * @param workers threads that carry out actions, at least 1
 * @param polling the longest time without a look at the database
 * @param lease how long a node is believed to live without a sign; longer than any pause of a
 *     healthy one
 * @param renewal between two signs
 * @param upkeep between two looks for what others left behind
 */
public record DispatchSettings(
    int workers, Duration polling, Duration lease, Duration renewal, Duration upkeep) {

  /** 16 workers, a look each second, dead after 15 s. */
  public static final DispatchSettings DEFAULT =
      new DispatchSettings(
          16,
          Duration.ofSeconds(1),
          Duration.ofSeconds(15),
          Duration.ofSeconds(3),
          Duration.ofSeconds(5));

  /** The same with as many workers. */
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
