package org.headgate.pool.service;

import java.time.Duration;

/**
 * What was asked of one pool lately.
 *
 * @param window how long was looked at, at least 1 s
 * @param admitted how many got a permit
 * @param busiestSecond the most of them in one second
 * @param waited how many of them had to wait for longer than 10 ms
 * @param refused how many got none
 * @param p95Wait 95 of 100 that were admitted waited no longer than this; a step of the scale
 */
public record Demand(
    Duration window,
    long admitted,
    long busiestSecond,
    long waited,
    long refused,
    Duration p95Wait) {

  /** Arrivals a second, refused ones included. */
  public double arrivalRate() {
    return (admitted + refused) / (window.toMillis() / 1000.0);
  }
}
