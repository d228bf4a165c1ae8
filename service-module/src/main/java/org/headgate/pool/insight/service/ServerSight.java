package org.headgate.pool.insight.service;

import java.time.Duration;
import org.headgate.pool.persistence.ServerLimits;

/**
 * What the platform's server said of itself.
 *
 * @param skew the server's clock less ours, correct to half a round trip
 */
public record ServerSight(ServerLimits limits, Duration skew) {}
