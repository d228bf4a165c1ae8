package org.headgate.ratelimit.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.headgate.ratelimit.persistence.AttemptHistory;
import org.headgate.ratelimit.persistence.AttemptKey;
import org.headgate.ratelimit.persistence.DeviceClaim;
import org.headgate.ratelimit.persistence.KeyedHash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A wait that is over when it is told would be negative, which no response can say. */
class AttemptStateTest {

  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  @Test
  void networkWaitsUntilItsTime() {
    assertThat(blockedUntil(NOON).networkFreeAt(NOON.minusNanos(1))).contains(NOON);
  }

  /** Time passes between the reading of the attempts and the judgement. */
  @ParameterizedTest
  @ValueSource(longs = {0, 1, 5_000_000})
  void networkThatHasBecomeFreeMeanwhileMayCome(long nanosLater) {
    assertThat(blockedUntil(NOON).networkFreeAt(NOON.plusNanos(nanosLater))).isEmpty();
  }

  private static AttemptState blockedUntil(Instant freeAt) {
    AttemptKey key =
        new AttemptKey(
            KeyedHash.NONE,
            "ada@example.org",
            "guess:login",
            "guess",
            DeviceClaim.NONE,
            KeyedHash.NONE,
            "failure");
    return new AttemptState(
        key,
        new AttemptHistory(AttemptKey.STRANGERS, List.of(), List.of(), 300),
        Optional.of(freeAt));
  }
}
