package org.headgate.ratelimit.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffPolicyTest {

  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final BackoffPolicy COOLDOWNS =
      new BackoffPolicy(0, Duration.ofMinutes(1), Duration.ofMinutes(15), Duration.ofHours(1));

  @ParameterizedTest
  @CsvSource({"1,60", "2,120", "3,240", "4,480", "5,900", "6,900", "2000000000,900"})
  void delayDoublesUpToItsLimit(int entries, int seconds) {
    assertThat(COOLDOWNS.after(entries)).contains(Duration.ofSeconds(seconds));
  }

  @Test
  void firstAttemptsAreFree() {
    BackoffPolicy pause =
        new BackoffPolicy(2, Duration.ofSeconds(1), Duration.ofSeconds(9), Duration.ofHours(1));

    assertThat(pause.allowedAt(List.of(), NOON)).isEmpty();
    assertThat(pause.allowedAt(Collections.nCopies(2, NOON), NOON)).isEmpty();
    assertThat(pause.allowedAt(Collections.nCopies(3, NOON), NOON)).contains(NOON.plusSeconds(1));
  }

  @Test
  void delayCountsFromTheNewestAttemptAndForgetsOldOnes() {
    List<Instant> entries =
        List.of(NOON.minusSeconds(30), NOON.minusSeconds(300), NOON.minus(Duration.ofHours(2)));

    assertThat(COOLDOWNS.allowedAt(entries, NOON)).contains(NOON.plusSeconds(90));
  }
}
