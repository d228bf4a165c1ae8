package org.headgate.pool.service.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.headgate.pool.service.tuning.PoolPressureHistory.PoolPressure;
import org.junit.jupiter.api.Test;

class DegradationRuleTest {

  private static final PoolPressure CALM = pressure(1000, 0, 1);

  @Test
  void muchLongerWaitsAreADegradation() {
    assertThat(DegradationRule.between(CALM, pressure(200, 0, 30)))
        .hasValue("requests wait 30 ms for a connection, before 1 ms");
  }

  @Test
  void slightlyLongerWaitsAreNoDegradation() {
    assertThat(DegradationRule.between(CALM, pressure(200, 0, 9))).isEmpty();
  }

  @Test
  void longWaitsMustTripleToBeADegradation() {
    PoolPressure slow = pressure(1000, 0, 40);

    assertThat(DegradationRule.between(slow, pressure(200, 0, 100))).isEmpty();
    assertThat(DegradationRule.between(slow, pressure(200, 0, 130))).isPresent();
  }

  @Test
  void newRefusalsAreADegradation() {
    assertThat(DegradationRule.between(CALM, pressure(90, 10, 1)))
        .hasValue("10 % of the requests are refused, before 0 %");
    assertThat(DegradationRule.between(pressure(900, 100, 1), pressure(90, 10, 1))).isEmpty();
  }

  @Test
  void tooFewCallsAreNoDegradation() {
    assertThat(DegradationRule.between(CALM, pressure(9, 10, 500))).isEmpty();
  }

  @Test
  void onlyRefusalsAreADegradationAfterAQuietTime() {
    assertThat(DegradationRule.between(PoolPressure.NONE, pressure(200, 0, 80))).isEmpty();
    assertThat(DegradationRule.between(PoolPressure.NONE, pressure(100, 100, 80))).isPresent();
  }

  private static PoolPressure pressure(long admitted, long refused, long meanMillis) {
    return new PoolPressure(admitted, refused, Duration.ofMillis(admitted * meanMillis));
  }
}
