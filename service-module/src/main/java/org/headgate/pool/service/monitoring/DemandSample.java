package org.headgate.pool.service.monitoring;

import java.time.Duration;
import java.time.Instant;

/**
 * What was asked of a pool in some seconds of the past, and how it did.
 *
 * @param at when they began
 * @param length how many there were
 * @param arrivals calls that asked for a connection: those that got one, were refused, or joined
 *     those who wait
 * @param refused those that got none for want of room
 * @param inUse connections in use on average
 * @param meanHold how long one was held; zero where none came back
 * @param waitP95 95 of 100 waited no longer
 * @param harmed whether the diagnosis had a finding then
 */
public record DemandSample(
    Instant at,
    Duration length,
    double arrivals,
    double refused,
    double inUse,
    Duration meanHold,
    Duration waitP95,
    boolean harmed) {

  private static final double MILLIS = 1000.0;

  /** Arrivals a second. */
  public double arrivalRate() {
    return arrivals / (length.toMillis() / MILLIS);
  }

  /** Connections that the arrivals keep busy (Little's law). */
  public double load() {
    return arrivalRate() * meanHold.toNanos() / 1e9;
  }
}
