package org.headgate.pool.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.headgate.pool.DatabaseName;
import org.junit.jupiter.api.Test;

class PoolSamplesTest {
  private final HandDrivenPace pace = new HandDrivenPace();
  private final PoolSamples samples = new PoolSamples(pace);

  private void sampleForSeconds(int seconds) {
    for (int second = 0; second < seconds; second++) {
      pace.pass(Duration.ofSeconds(1));
      samples.sampled(
          DatabaseName.PLATFORM, new PoolSample(pace.instant(), 15, 5, second % 5, 5, 0, 0));
    }
  }

  @Test
  void givesThePeriodThatWasAskedForOldestFirst() {
    sampleForSeconds(30);

    assertThat(samples.last(DatabaseName.PLATFORM, Duration.ofSeconds(9)))
        .hasSize(10)
        .extracting(PoolSample::at)
        .isSorted()
        .endsWith(pace.instant());
    assertThat(samples.last(DatabaseName.USERDATA, Duration.ofSeconds(9))).isEmpty();
  }

  @Test
  void keepsAQuarterOfAnHour() {
    sampleForSeconds(1_000);

    Instant oldest = pace.instant().minus(Duration.ofMinutes(15)).plusSeconds(1);
    assertThat(samples.last(DatabaseName.PLATFORM, Duration.ofHours(1)))
        .hasSize(900)
        .first()
        .extracting(PoolSample::at)
        .isEqualTo(oldest);
  }
}
