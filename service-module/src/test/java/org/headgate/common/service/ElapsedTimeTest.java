package org.headgate.common.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ElapsedTimeTest {

  private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Test
  void spanPassesWithTheClock() {
    assertThat(ElapsedTime.hasPassed(MINUTE, NOON, NOON.plusSeconds(59))).isFalse();
    assertThat(ElapsedTime.hasPassed(MINUTE, NOON, NOON.plusSeconds(60))).isTrue();
  }

  @Test
  void instantInTheFutureIsOld() {
    Instant now = NOON.minus(Duration.ofHours(1));

    assertThat(ElapsedTime.hasPassed(MINUTE, NOON, now)).isTrue();
    assertThat(ElapsedTime.between(NOON, now)).isEqualTo(Duration.ofHours(1));
  }
}
