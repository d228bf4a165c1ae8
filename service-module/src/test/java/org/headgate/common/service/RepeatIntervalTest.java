package org.headgate.common.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RepeatIntervalTest {

  private static final Duration DAY = Duration.ofDays(1);

  private long nanos = Long.MAX_VALUE - 1;
  private final RepeatInterval daily = new RepeatInterval(DAY, () -> nanos);

  @Test
  void taskIsDueUntilItSucceeds() {
    assertThat(daily.isDue()).isTrue();
    assertThat(daily.isDue()).isTrue();

    daily.markDone();

    assertThat(daily.isDue()).isFalse();
  }

  @Test
  void taskIsDueAgainAfterInterval() {
    daily.markDone();

    nanos += DAY.toNanos() - 1;
    assertThat(daily.isDue()).isFalse();

    nanos++;
    assertThat(daily.isDue()).isTrue();
  }
}
