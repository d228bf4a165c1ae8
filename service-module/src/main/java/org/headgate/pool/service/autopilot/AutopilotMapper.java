package org.headgate.pool.service.autopilot;

import org.headgate.pool.api.PoolAdvice;
import org.headgate.pool.api.autopilot.AutopilotFigures;
import org.headgate.pool.api.autopilot.AutopilotStep;
import org.headgate.pool.persistence.autopilot.AutopilotFiguresRow;
import org.headgate.pool.persistence.autopilot.AutopilotStepRow;

/** Maps autopilot steps to responses and to rows. */
final class AutopilotMapper {

  private AutopilotMapper() {}

  static AutopilotStepRow row(AutopilotStep step) {
    return new AutopilotStepRow(
        step.stepId(),
        step.node(),
        step.pool(),
        step.changeId(),
        step.begunAt(),
        step.before().poolSize(),
        step.before().maxOverflow(),
        step.after().poolSize(),
        step.after().maxOverflow(),
        step.reason(),
        row(step.seen()),
        row(step.expected()),
        step.outcome().wireName(),
        step.measured().map(AutopilotMapper::row),
        step.endedAt(),
        step.explanation());
  }

  static AutopilotStep step(AutopilotStepRow row) {
    return new AutopilotStep(
        row.id(),
        row.node(),
        row.pool(),
        row.changeId(),
        row.begunAt(),
        new PoolAdvice.Size(row.beforeSize(), row.beforeOverflow()),
        new PoolAdvice.Size(row.afterSize(), row.afterOverflow()),
        row.reason(),
        figures(row.seen()),
        figures(row.expected()),
        AutopilotStep.Outcome.ofWireName(row.outcome()),
        row.measured().map(AutopilotMapper::figures),
        row.endedAt(),
        row.explanation());
  }

  private static AutopilotFiguresRow row(AutopilotFigures figures) {
    return new AutopilotFiguresRow(
        figures.arrivalsPerSecond(),
        figures.waitP95Milliseconds(),
        figures.refusedPercent(),
        figures.inUse());
  }

  private static AutopilotFigures figures(AutopilotFiguresRow row) {
    return new AutopilotFigures(row.rate(), row.waitP95(), row.refused(), row.inUse());
  }
}
