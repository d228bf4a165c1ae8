package org.headgate.pool.service.autopilot;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.headgate.config.database.DatabaseSettings;
import org.headgate.pool.api.autopilot.AutopilotFigures;
import org.headgate.pool.api.autopilot.AutopilotPlan;
import org.headgate.pool.api.autopilot.AutopilotPlan.Action;
import org.headgate.pool.api.autopilot.AutopilotStep.Outcome;
import org.headgate.pool.service.advice.AdviceInput;
import org.headgate.pool.service.monitoring.DemandSample;

/** The autopilot on a simulated pool, with the real policy and the real evaluation. */
final class SimulatedAutopilot {

  private static final int TICK = 10;
  private static final int OF_A_QUARTER = 90;
  private static final int OF_A_MINUTE = 6;
  private static final int MINUTES_OF_A_DAY = 1440;
  private static final int WRONG_TO_STOP = 2;
  private static final int MOST = 200;

  private final LoadTrace trace;
  private final SimulatedPool pool;
  private final List<DemandSample> tens = new ArrayList<>();
  private final List<DemandSample> minutes = new ArrayList<>();
  private final List<Made> steps = new ArrayList<>();
  private AutopilotState past;
  private Optional<Watched> open = Optional.empty();
  private double useTime;
  private double sizeTime;
  private long refused;
  private int wrong;

  /** A step and its evaluation. */
  record Made(double minute, int before, int after, Outcome outcome, String reason) {}

  private record Watched(AutopilotPlan plan, int before, Instant at) {}

  SimulatedAutopilot(LoadTrace trace) {
    this.trace = trace;
    this.pool = new SimulatedPool(trace, trace.firstSize());
    this.past = AutopilotState.initial(trace.firstSize(), Instant.EPOCH);
  }

  SimulatedAutopilot run() {
    for (int second = 0; second < trace.length().toSeconds(); second += TICK) {
      SimulatedPool.Tally tally = pool.pass(TICK);
      tens.add(tally.sample(TICK, trace.hasFinding(second)));
      if (tens.size() % OF_A_MINUTE == 0) {
        minutes.add(DemandFigures.together(tens.subList(tens.size() - OF_A_MINUTE, tens.size())));
      }
      useTime += tally.useTime();
      sizeTime += (double) pool.size() * TICK;
      refused += tally.refused();
      decide(Instant.ofEpochSecond(second + TICK));
    }
    return this;
  }

  private void decide(Instant now) {
    past = past.seen(pool.size(), now);
    if (open.isPresent()) {
      watch(open.get(), now);
    } else if (wrong < WRONG_TO_STOP) {
      AutopilotInput input = input(now);
      AutopilotPlan plan = AutopilotPolicy.decide(input);
      if (plan.action() != Action.LEAVE) {
        past = past.began(plan, now);
        open = Optional.of(new Watched(plan, pool.size(), now));
        pool.resize(plan.size().poolSize() + plan.size().maxOverflow());
      }
    }
  }

  private void watch(Watched step, Instant now) {
    int since = (int) (Duration.between(step.at(), now).toSeconds() / TICK) - 1;
    List<DemandSample> samples = tens.subList(tens.size() - Math.max(0, since), tens.size());
    Optional<StepEvaluation> evaluation =
        StepEvaluation.of(
            step.plan().action() == Action.SHRINK,
            pool.size(),
            step.plan().expected().orElseThrow(),
            samples);
    if (evaluation.isEmpty()) {
      return;
    }
    StepEvaluation evaluated = evaluation.get();
    AutopilotFigures measured = DemandFigures.of(DemandFigures.together(samples));
    steps.add(
        new Made(
            step.at().getEpochSecond() / 60.0,
            step.before(),
            pool.size(),
            evaluated.outcome(),
            step.plan().reason() + " " + evaluated.explanation()));
    if (evaluated.outcome() == Outcome.WRONG) {
      wrong++;
      past =
          past.reverted(
              step.plan().action(),
              pool.size(),
              Optional.of(measured),
              "the last prediction was wrong",
              now);
      pool.resize(step.before());
    }
    open = Optional.empty();
  }

  private AutopilotInput input(Instant now) {
    return new AutopilotInput(
        now,
        DatabaseSettings.OPERATOR_LANE.resized(1, pool.size() - 1),
        tens.subList(Math.max(0, tens.size() - OF_A_QUARTER), tens.size()),
        AutopilotDemand.usualHold(
            minutes.subList(
                Math.max(0, minutes.size() - MINUTES_OF_A_DAY), Math.max(0, minutes.size() - 1))),
        lastWeek(),
        trace.finding().at((double) now.getEpochSecond()),
        Optional.<AdviceInput.Dominant>empty(),
        Optional.of(MOST),
        past);
  }

  /**
   * Yesterday from a quarter of an hour ago to three quarters ahead; before that day nothing was.
   */
  private OptionalInt lastWeek() {
    int now = minutes.size() - MINUTES_OF_A_DAY;
    if (now < 15) {
      return OptionalInt.of(1);
    }
    return AutopilotDemand.needed(
        List.of(minutes.subList(now - 15, Math.min(minutes.size(), now + 45))));
  }

  int size() {
    return pool.size();
  }

  List<Made> steps() {
    return steps;
  }

  int wrongSteps() {
    return wrong;
  }

  long refused() {
    return refused;
  }

  double meanSize() {
    return sizeTime / trace.length().toSeconds();
  }

  double busy() {
    return useTime / sizeTime;
  }
}
