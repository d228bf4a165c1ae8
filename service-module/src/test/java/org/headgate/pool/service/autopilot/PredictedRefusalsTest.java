package org.headgate.pool.service.autopilot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Optional;
import org.headgate.pool.service.monitoring.DemandSample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Refusals of a smaller pool, as they are predicted (here and in the console) and as they come. */
class PredictedRefusalsTest {

  private static final int ENOUGH = 40;
  private static final int MINUTE = 60;
  private static final int FIVE_MINUTES = 300;

  /** 100 calls a second, each of which holds a connection for 200 ms: 20 are busy. */
  private static final LoadTrace TWENTY_BUSY =
      new LoadTrace(
          "twenty busy",
          Duration.ofHours(1),
          Duration.ZERO,
          ENOUGH,
          second -> 100,
          second -> 0.2,
          second -> 0,
          second -> 0,
          second -> Optional.empty(),
          LoadTrace.Span.NONE);

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 10, 15})
  void outcomeAgreesWithThePrediction(int size) {
    double predicted = DemandFigures.expected(observed(ENOUGH), size).refusedPercent();

    assertThat(DemandFigures.of(observed(size)).refusedPercent()).isCloseTo(predicted, within(4.0));
  }

  /** As in effect.test.js. */
  @Test
  void oneConnectionForTwentyRefusesNineteenOfTwenty() {
    assertThat(DemandFigures.expected(observed(ENOUGH), 1).refusedPercent())
        .isCloseTo(95, within(1.0));
  }

  /** Once it has settled. */
  private static DemandSample observed(int size) {
    SimulatedPool pool = new SimulatedPool(TWENTY_BUSY, size);
    pool.pass(MINUTE);
    return pool.pass(FIVE_MINUTES).sample(FIVE_MINUTES, false);
  }
}
