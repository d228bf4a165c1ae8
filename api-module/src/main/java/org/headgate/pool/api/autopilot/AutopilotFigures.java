package org.headgate.pool.api.autopilot;

/**
 * The measured or predicted figures of a pool over some tens of seconds.
 *
 * @param arrivalsPerSecond calls that asked for a connection, refused ones included
 * @param waitP95Milliseconds 95th percentile of the wait for one
 * @param refusedPercent the refused percentage of the calls, 0 to 100
 * @param inUse connections in use on average
 */
public record AutopilotFigures(
    double arrivalsPerSecond, double waitP95Milliseconds, double refusedPercent, double inUse) {}
