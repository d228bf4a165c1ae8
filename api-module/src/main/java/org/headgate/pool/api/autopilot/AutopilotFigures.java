package org.headgate.pool.api.autopilot;

/**
 * How a pool does, or is expected to do, over some tens of seconds.
 *
 * @param arrivalsPerSecond calls that asked for a connection, those that were refused too
 * @param waitP95Milliseconds 95 of 100 waited no longer for one
 * @param refusedPercent of the calls, 0 to 100
 * @param inUse connections in use on average
 */
public record AutopilotFigures(
    double arrivalsPerSecond, double waitP95Milliseconds, double refusedPercent, double inUse) {}
