package org.headgate.pool.service.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LostConnectionCounterTest {

  private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");

  private final LostConnectionCounter counter = new LostConnectionCounter();

  @Test
  void differencesOfFiveSecondsCount() {
    assertThat(sampled(2, NOON, 0)).isFalse();
    assertThat(sampled(2, NOON.plusSeconds(4), 4)).isFalse();
    assertThat(sampled(2, NOON.plusSeconds(5), 5)).isTrue();
  }

  @Test
  void clockJumpDoesNotLengthenDifference() {
    assertThat(sampled(2, NOON, 0)).isFalse();
    assertThat(sampled(2, NOON.plus(Duration.ofHours(1)), 1))
        .as("a second after the first sample")
        .isFalse();
  }

  @Test
  void clockSetBackDoesNotHideLostConnection() {
    assertThat(sampled(2, NOON, 0)).isFalse();
    assertThat(sampled(2, NOON.minus(Duration.ofHours(1)), 6)).isTrue();
  }

  @Test
  void sampleWithoutDifferenceStartsAnew() {
    sampled(2, NOON, 0);
    sampled(1, NOON.plusSeconds(3), 3);

    assertThat(sampled(2, NOON.plusSeconds(6), 6)).isFalse();
  }

  /** With one connection claimed. */
  private boolean sampled(long out, Instant now, long second) {
    return counter.sampled(out, 1, now, Duration.ofSeconds(second).toNanos()).isPresent();
  }
}
