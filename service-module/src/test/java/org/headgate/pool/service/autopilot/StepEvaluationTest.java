package org.headgate.pool.service.autopilot;

import static org.assertj.core.api.Assertions.assertThat;

import org.headgate.pool.api.autopilot.AutopilotFigures;
import org.headgate.pool.api.autopilot.AutopilotStep.Outcome;
import org.junit.jupiter.api.Test;

class StepEvaluationTest {

  private static final AutopilotFigures EXPECTED = new AutopilotFigures(100, 10, 0, 8);

  private static final int SIZE = 14;

  private static Outcome evaluateGrowth(
      double arrivals, double wait, double refused, double inUse) {
    return StepEvaluation.of(
            false, SIZE, EXPECTED, new AutopilotFigures(arrivals, wait, refused, inUse))
        .outcome();
  }

  @Test
  void expectedResultsConfirmTheStep() {
    assertThat(evaluateGrowth(100, 12, 0, 8)).isEqualTo(Outcome.RIGHT);
    assertThat(evaluateGrowth(110, 29, 0.5, 10)).isEqualTo(Outcome.RIGHT);
    assertThat(evaluateGrowth(124, 52, 0, 10))
        .as("for as many calls as came")
        .isEqualTo(Outcome.RIGHT);
  }

  @Test
  void longerWaitsRefusalsAndBusierConnectionsRefuteTheStep() {
    assertThat(evaluateGrowth(100, 60, 0, 8)).isEqualTo(Outcome.WRONG);
    assertThat(evaluateGrowth(100, 10, 3, 8)).isEqualTo(Outcome.WRONG);
    assertThat(evaluateGrowth(100, 10, 0, 14)).isEqualTo(Outcome.WRONG);
  }

  @Test
  void moreCallsConfirmTheStepAndTooFewAreNotEvaluated() {
    assertThat(evaluateGrowth(150, 12, 0, 10)).isEqualTo(Outcome.RIGHT);
    assertThat(evaluateGrowth(60, 12, 0, 4)).isEqualTo(Outcome.NOT_JUDGED);
  }

  @Test
  void changedLoadIsNotEvaluatedUnlessAShrunkPoolIsShort() {
    assertThat(evaluateGrowth(150, 300, 0, 12)).isEqualTo(Outcome.NOT_JUDGED);
    assertThat(
            StepEvaluation.of(true, SIZE, EXPECTED, new AutopilotFigures(150, 300, 0, 12))
                .outcome())
        .isEqualTo(Outcome.WRONG);
    assertThat(StepEvaluation.of(true, SIZE, EXPECTED, new AutopilotFigures(50, 0, 0, 4)).outcome())
        .isEqualTo(Outcome.NOT_JUDGED);
  }
}
