package org.headgate.pool.service.autopilot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.headgate.pool.service.monitoring.DemandSample;
import org.junit.jupiter.api.Test;

class AutopilotDemandTest {

  private static DemandSample minute(int perSecond, int holdMillis, boolean harmed) {
    return new DemandSample(
        Instant.EPOCH,
        Duration.ofMinutes(1),
        perSecond * 60.0,
        0,
        0,
        Duration.ofMillis(holdMillis),
        Duration.ZERO,
        harmed);
  }

  private static List<DemandSample> minutes(int count, DemandSample minute) {
    return Collections.nCopies(count, minute);
  }

  @Test
  void demandIsThatOfTheBusiestDay() {
    assertThat(
            AutopilotDemand.needed(
                    List.of(
                        minutes(60, minute(20, 100, false)), minutes(60, minute(100, 100, false))))
                .getAsInt())
        .isBetween(13, 16);
  }

  @Test
  void leakedConnectionsAreNotDemand() {
    assertThat(
            AutopilotDemand.needed(
                    List.of(
                        minutes(60, minute(20, 100, false)), minutes(20, minute(20, 3000, true))))
                .getAsInt())
        .isLessThan(8);
  }

  @Test
  void demandIsUnknownWithoutEnoughMinutes() {
    assertThat(AutopilotDemand.needed(List.of())).isEmpty();
    assertThat(AutopilotDemand.usualHold(minutes(5, minute(20, 100, false)))).isEmpty();
    assertThat(AutopilotDemand.usualHold(minutes(6, minute(20, 100, false))))
        .contains(Duration.ofMillis(100));
  }
}
