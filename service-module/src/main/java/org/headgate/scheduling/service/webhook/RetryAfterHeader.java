package org.headgate.scheduling.service.webhook;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.apache.hc.client5.http.utils.DateUtils;

/**
 * Parses the header Retry-After: seconds or a date in any of HTTP's three forms (RFC 9110, 10.2.3).
 */
final class RetryAfterHeader {

  /** Longer pauses are shortened to this. */
  private static final Duration MAX = Duration.ofDays(1);

  private static final int MAX_DIGITS = 9;

  private RetryAfterHeader() {}

  /** Up to a day; empty for an invalid value, or a past date. */
  static Optional<Duration> pause(String text, Instant now) {
    String value = text.strip();
    if (value.matches("\\d+")) {
      return Optional.of(
          value.length() > MAX_DIGITS ? MAX : bounded(Duration.ofSeconds(Long.parseLong(value))));
    }
    return Optional.ofNullable(DateUtils.parseStandardDate(value))
        .or(() -> asctime(value))
        .map(at -> Duration.between(now, at))
        .filter(pause -> !pause.isNegative())
        .map(RetryAfterHeader::bounded);
  }

  /** The oldest form, which is always UTC and pads days with a blank. */
  private static Optional<Instant> asctime(String value) {
    try {
      return Optional.of(
          LocalDateTime.parse(value.replace("  ", " "), DateUtils.FORMATTER_ASCTIME)
              .toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Duration bounded(Duration pause) {
    return pause.compareTo(MAX) < 0 ? pause : MAX;
  }
}
