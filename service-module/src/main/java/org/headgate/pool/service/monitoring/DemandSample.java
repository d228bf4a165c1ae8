package org.headgate.pool.service.monitoring;

import java.time.Duration;
import java.time.Instant;

/**
 * The demand on a pool, and its performance, in some seconds of the past.
 *
 * @param at when they began
 * @param length how many there were
 * @param arrivals calls that asked for a connection: admitted, refused, or queued
 * @param refused calls that got none because all were in use
 * @param inUse connections in use on average
 * @param meanHold mean hold time; zero where none was returned
 * @param waitP95 95th percentile of the wait
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
