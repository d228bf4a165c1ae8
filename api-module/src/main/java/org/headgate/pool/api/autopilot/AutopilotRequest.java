package org.headgate.pool.api.autopilot;

import jakarta.validation.constraints.NotNull;

/** How the autopilot of a pool is to be on all nodes from now on; what stopped it is forgotten. */
public record AutopilotRequest(@NotNull PoolAutopilot.Mode mode) {}
