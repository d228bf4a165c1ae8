package org.headgate.pool.service.autopilot;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.headgate.pool.api.autopilot.AutopilotFigures;
import org.headgate.pool.api.autopilot.AutopilotStep.Outcome;
import org.headgate.pool.service.advice.PoolSizeAdvisor;
import org.headgate.pool.service.advice.QueueingModel;
import org.headgate.pool.service.monitoring.DemandSample;

/**
 * Evaluates a prediction, which was made for the load at that time. With fewer calls it is not
 * evaluated; with more it is right if it holds nevertheless, because a pool that was short admitted
 * fewer calls than came. A smaller pool that is short is evaluated in any case.
 *
 * @param explanation a whole sentence
 */
record StepEvaluation(Outcome outcome, String explanation) {

  private static final double MAX_LOAD_CHANGE = 0.25;
  private static final double MAX_REFUSED_INCREASE = 1;
  private static final double MAX_BUSY_INCREASE = 0.3;
  private static final double MIN_BUSY_INCREASE = 2;

  /** Twice the target: measurements of so few calls are not more precise. */
  private static final double TOLERANCE = 2.0 * PoolSizeAdvisor.TARGET.toMillis();

  private static final int MAX_WAIT_FACTOR = 2;
  private static final int PERCENT = 100;
  private static final double NO_DOUBT = 5.0 * PoolSizeAdvisor.TARGET.toMillis();
  private static final double ACUTE_REFUSED = 5;
  private static final double NANOS = 1e9;
  private static final double MILLIS = 1e6;
  private static final int ENOUGH_CALLS = 500;
  private static final int MAX_SAMPLES = 12;

  /** The time after the change before it is evaluated. */
  static final Duration SETTLING_TIME = Duration.ofSeconds(5);

  /**
   * Evaluates what was measured since the change: half a minute with many calls, or two minutes. A
   * wrong result is observed for two minutes, unless it is certain.
   *
   * @param size the pool has now
   * @return empty until it can be evaluated
   */
  static Optional<StepEvaluation> of(
      boolean shrunk, int size, AutopilotFigures expected, List<DemandSample> samples) {
    double calls = samples.stream().mapToDouble(DemandSample::arrivals).sum();
    boolean enough =
        samples.size() >= AutopilotPolicy.RECENT
            && (calls >= ENOUGH_CALLS || samples.size() >= MAX_SAMPLES);
    if (!enough) {
      return Optional.empty();
    }
    AutopilotFigures measured = DemandFigures.of(DemandFigures.together(samples));
    StepEvaluation evaluation = of(shrunk, size, expected, measured);
    boolean doubtful =
        evaluation.outcome() == Outcome.WRONG
            && samples.size() < MAX_SAMPLES
            && measured.waitP95Milliseconds() < expected.waitP95Milliseconds() + NO_DOUBT
            && measured.refusedPercent() < expected.refusedPercent() + ACUTE_REFUSED;
    return doubtful ? Optional.empty() : Optional.of(evaluation);
  }

  /**
   * @param size the pool has now
   */
  static StepEvaluation of(
      boolean shrunk, int size, AutopilotFigures expected, AutopilotFigures measured) {
    double forThisLoad = waitFor(size, expected, measured);
    boolean late =
        measured.waitP95Milliseconds()
            > Math.max(forThisLoad + TOLERANCE, forThisLoad * MAX_WAIT_FACTOR);
    boolean refuses = measured.refusedPercent() > expected.refusedPercent() + MAX_REFUSED_INCREASE;
    boolean busier =
        measured.inUse()
            > expected.inUse() + Math.max(MIN_BUSY_INCREASE, MAX_BUSY_INCREASE * expected.inUse());
    double change = measured.arrivalsPerSecond() / Math.max(1, expected.arrivalsPerSecond()) - 1;
    boolean fewer = change < -MAX_LOAD_CHANGE;
    boolean more = change > MAX_LOAD_CHANGE && (late || refuses || busier);
    if ((fewer || more) && !(shrunk && (late || refuses))) {
      return ofOtherLoad(change);
    }
    if (refuses) {
      return ofRefusals(expected, measured);
    }
    if (late) {
      return ofWaits(expected, measured, forThisLoad);
    }
    return busier
        ? new StepEvaluation(
            Outcome.WRONG,
            inUse(expected, measured) + ": the database takes longer with more of them.")
        : asExpected(expected, measured);
  }

  private static StepEvaluation ofOtherLoad(double change) {
    return new StepEvaluation(
        Outcome.NOT_JUDGED,
        String.format(
            Locale.ROOT,
            "The load changed by %.0f %% meanwhile, so that nothing can be said of it.",
            change * PERCENT));
  }

  private static StepEvaluation ofRefusals(AutopilotFigures expected, AutopilotFigures measured) {
    return new StepEvaluation(
        Outcome.WRONG,
        String.format(
            Locale.ROOT,
            "%.1f %% of the calls were refused, expected %.1f %%.",
            measured.refusedPercent(),
            expected.refusedPercent()));
  }

  private static StepEvaluation ofWaits(
      AutopilotFigures expected, AutopilotFigures measured, double forThisLoad) {
    return new StepEvaluation(
        Outcome.WRONG,
        String.format(
            Locale.ROOT,
            "95 of 100 calls waited up to %.0f ms, expected %.0f ms, and %.0f ms for as many calls as came.",
            measured.waitP95Milliseconds(),
            expected.waitP95Milliseconds(),
            forThisLoad));
  }

  private static StepEvaluation asExpected(AutopilotFigures expected, AutopilotFigures measured) {
    return new StepEvaluation(
        Outcome.RIGHT,
        String.format(
            Locale.ROOT,
            "95 of 100 calls waited up to %.0f ms, expected %.0f ms; %s.",
            measured.waitP95Milliseconds(),
            expected.waitP95Milliseconds(),
            inUse(expected, measured)));
  }

  private static String inUse(AutopilotFigures expected, AutopilotFigures measured) {
    return String.format(
        Locale.ROOT,
        "%.1f connections are in use, expected %.1f",
        measured.inUse(),
        expected.inUse());
  }

  /**
   * The predicted wait for the calls that actually came, which are never exactly as many as
   * expected.
   */
  private static double waitFor(int size, AutopilotFigures expected, AutopilotFigures measured) {
    if (expected.arrivalsPerSecond() == 0 || expected.refusedPercent() > 0) {
      return expected.waitP95Milliseconds();
    }
    double hold = NANOS * expected.inUse() / expected.arrivalsPerSecond();
    return new QueueingModel(measured.arrivalsPerSecond(), Duration.ofNanos(Math.round(hold)))
        .p95Wait(size)
        .map(wait -> Math.max(expected.waitP95Milliseconds(), wait.toNanos() / MILLIS))
        .orElse(expected.waitP95Milliseconds());
  }
}
