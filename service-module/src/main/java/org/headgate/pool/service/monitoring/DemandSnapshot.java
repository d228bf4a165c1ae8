package org.headgate.pool.service.monitoring;

import java.time.Duration;

/**
 * The recent demand on one pool.
 *
 * @param window length of the window, at least 1 s
 * @param admitted how many got a permit
 * @param busiestSecond the most of them in one second
 * @param waited how many of them waited for longer than 10 ms
 * @param refused how many got none
 * @param waits how long they waited for a permit
 * @param holds how long those that ended held one
 * @param meanHold the mean of them; zero where none ended
 */
public record DemandSnapshot(
    Duration window,
    long admitted,
    long busiestSecond,
    long waited,
    long refused,
    Percentiles waits,
    Percentiles holds,
    Duration meanHold) {

  /** The 50th, 95th and 99th percentile; each is a step of the scale. */
  public record Percentiles(Duration p50, Duration p95, Duration p99) {
    public static final Percentiles NONE =
        new Percentiles(Duration.ZERO, Duration.ZERO, Duration.ZERO);
  }

  /** Arrivals a second, refused ones included. */
  public double arrivalRate() {
    return (admitted + refused) / (window.toMillis() / 1000.0);
  }
}
