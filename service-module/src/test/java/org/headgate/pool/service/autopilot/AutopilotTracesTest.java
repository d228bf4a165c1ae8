package org.headgate.pool.service.autopilot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.headgate.pool.api.autopilot.AutopilotStep.Outcome;
import org.headgate.pool.service.autopilot.SimulatedAutopilot.Made;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs six synthetic load traces in simulated time; prints the rows of the table in
 * docs/performance.md.
 */
class AutopilotTracesTest {

  static Stream<LoadTrace> traces() {
    return LoadTrace.all().stream();
  }

  @ParameterizedTest
  @MethodSource("traces")
  void finalSizeIsWithinATenthOfTheBestFixedSize(LoadTrace trace) {
    SimulatedAutopilot autopilot = new SimulatedAutopilot(trace).run();
    int best = BestFixedSize.of(trace);

    print(trace, autopilot, best);
    assertThat(autopilot.size())
        .isBetween((int) Math.ceil(best * 0.9), (int) Math.floor(best * 1.1));
    assertThat(autopilot.wrongSteps()).isLessThan(2);
  }

  @Test
  void slowDisksAndLeaksNeverCauseGrowth() {
    for (LoadTrace trace : List.of(LoadTrace.slowDisk(), LoadTrace.leak())) {
      assertThat(new SimulatedAutopilot(trace).run().steps())
          .as(trace.name())
          .noneMatch(step -> step.after() > step.before() && !trace.isHealthy(step.minute() * 60));
    }
  }

  private static void print(LoadTrace trace, SimulatedAutopilot autopilot, int best) {
    List<Made> steps = autopilot.steps();
    System.out.printf(
        Locale.ROOT,
        "| %s | %d | %d | %d | %+.0f %% | %d | %d, %d, %d | %.1f | %d |%n",
        trace.name(),
        trace.firstSize(),
        autopilot.size(),
        best,
        100.0 * (autopilot.size() - best) / best,
        steps.size(),
        count(steps, Outcome.RIGHT),
        count(steps, Outcome.WRONG),
        count(steps, Outcome.NOT_JUDGED),
        autopilot.meanSize(),
        autopilot.refused());
    if (Boolean.getBoolean("steps")) {
      steps.forEach(System.out::println);
    }
  }

  private static long count(List<Made> steps, Outcome outcome) {
    return steps.stream().filter(step -> step.outcome() == outcome).count();
  }
}
