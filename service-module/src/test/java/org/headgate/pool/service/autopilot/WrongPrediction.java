package org.headgate.pool.service.autopilot;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.headgate.config.database.PoolName;
import org.headgate.pool.api.PoolAdvice;
import org.headgate.pool.api.autopilot.AutopilotFigures;
import org.headgate.pool.api.autopilot.AutopilotPlan;
import org.headgate.pool.api.autopilot.AutopilotStep;

/** A step of the platform pool that has ended, and whose prediction was wrong. */
final class WrongPrediction {

  private static final AutopilotFigures FIGURES = new AutopilotFigures(100, 4, 0, 3);

  private WrongPrediction() {}

  static AutopilotSteps.Ended ended(Instant at) {
    AutopilotPlan plan =
        new AutopilotPlan(
            AutopilotPlan.Action.GROW,
            new PoolAdvice.Size(5, 5),
            "It is short.",
            FIGURES,
            Optional.of(FIGURES));
    return new AutopilotSteps.Ended(PoolName.PLATFORM, plan, step(at), false);
  }

  static AutopilotStep step(Instant at) {
    return new AutopilotStep(
        new UUID(0, 1),
        "node",
        "platform",
        Optional.empty(),
        at,
        new PoolAdvice.Size(5, 0),
        new PoolAdvice.Size(5, 5),
        "It is short.",
        FIGURES,
        FIGURES,
        AutopilotStep.Outcome.WRONG,
        Optional.of(FIGURES),
        Optional.of(at),
        Optional.of("95 of 100 calls waited longer."));
  }
}
