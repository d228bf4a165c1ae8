package org.headgate.pool.api.autopilot;

import jakarta.validation.constraints.NotNull;

/** The mode of a pool's autopilot on all nodes from now on; if it was stopped, it starts again. */
public record AutopilotRequest(@NotNull PoolAutopilot.Mode mode) {}
