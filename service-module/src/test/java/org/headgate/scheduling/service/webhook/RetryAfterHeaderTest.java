package org.headgate.scheduling.service.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Seconds and HTTP's three forms of a date, up to a day. */
class RetryAfterHeaderTest {

  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "3600 | PT1H",
        "0 | PT0S",
        " 120  | PT2M",
        "86400 | P1D",
        "86401 | P1D",
        "999999999999999999999 | P1D",
        "Sat, 28 Nov 2026 13:00:00 GMT | PT1H",
        "Saturday, 28-Nov-26 13:00:00 GMT | PT1H",
        "Sat Nov 28 13:00:00 2026 | PT1H",
        "Tue Dec  1 12:00:00 2026 | P1D",
        "Fri, 28 Nov 2036 13:00:00 GMT | P1D",
      })
  void everyRetryAfterFormIsParsed(String text, Duration pause) {
    assertThat(RetryAfterHeader.pause(text, NOW)).contains(pause);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "soon",
        "-1",
        "1.5",
        "1e3",
        "3600, 60",
        "２０",
        "Sat, 28 Nov 2026 11:00:00 GMT",
        "2026-11-28T13:00:00Z",
      })
  void invalidValuesGiveNoPause(String text) {
    assertThat(RetryAfterHeader.pause(text, NOW)).isEmpty();
  }
}
