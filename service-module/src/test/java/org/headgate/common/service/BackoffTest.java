package org.headgate.common.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {

  @Test
  void delayDoublesUpToItsLimitAndResets() {
    Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(5), () -> 1);

    assertThat(seconds(backoff, 5)).containsExactly(1L, 2L, 4L, 5L, 5L);
    backoff.reset();
    assertThat(seconds(backoff, 2)).containsExactly(1L, 2L);
  }

  @Test
  void jitterRemovesAtMostHalf() {
    Backoff shortest = new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(2), () -> 0);
    Backoff drawn = new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(2));

    assertThat(seconds(shortest, 1)).containsExactly(1L);
    assertThat(Stream.generate(drawn::next).limit(1000))
        .allMatch(pause -> pause.toMillis() >= 1000 && pause.toMillis() <= 2000);
  }

  private static List<Long> seconds(Backoff backoff, int count) {
    return Stream.generate(backoff::next).limit(count).map(Duration::toSeconds).toList();
  }
}
