package org.headgate.scheduling.service.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.headgate.fuzzing.ParserFuzz;

/** The pause that a receiver asks for. */
class RetryAfterFuzzTest extends ParserFuzz {
  private static final Instant NOW = Instant.parse("2026-11-16T08:00:00Z");

  @Override
  protected void read(String text) throws Exception {
    Optional<Duration> pause = RetryAfterHeader.pause(text, NOW);
    assertThat(pause.orElse(Duration.ZERO)).isBetween(Duration.ZERO, Duration.ofDays(1));
  }
}
