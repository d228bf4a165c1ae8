package org.headgate.pool.service.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QuietTimeTest {

  private static final Instant NOW = Instant.parse("2026-12-01T10:00:00Z");

  @Test
  void timeLastsUntilTheInstant() {
    assertThat(remaining("" + NOW.plusMillis(1500).toEpochMilli()))
        .contains(Duration.ofMillis(1500));
  }

  @Test
  void timeThatHasComeIsOver() {
    assertThat(remaining("" + NOW.toEpochMilli())).isEmpty();
    assertThat(remaining("" + NOW.minusMillis(1).toEpochMilli())).isEmpty();
    assertThat(remaining("0")).isEmpty();
  }

  @Test
  void timeLastsLongWhileThereIsNothingToDo() {
    assertThat(remaining("").orElseThrow()).isGreaterThan(Duration.ofHours(1));
  }

  @Test
  void unknownValueIsNoQuietTime() {
    assertThat(QuietTime.remaining(Optional.empty(), NOW)).isEmpty();
  }

  private static Optional<Duration> remaining(String value) {
    return QuietTime.remaining(Optional.of(value), NOW);
  }
}
